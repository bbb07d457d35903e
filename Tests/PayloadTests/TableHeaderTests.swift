import Domain
import TestSupport
import Testing

@testable import Payload

/// Rows of data of many kinds, as exports without a row of names have them.
private struct Rows {
    var random: SplitMix64

    private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private static let firsts = [
        "Marie", "Luc", "Zoé", "Wei", "Olga", "Jean-Pierre", "Amélie", "Bob", "Fatima", "Noah",
    ]
    private static let lasts = ["Tremblay", "Roy", "Gagnon", "Zhang", "O'Neil", "Côté", "Bélanger", "Nguyen", "Smith"]
    private static let firms = [
        "Acier Nord", "Bois Francs inc.", "Métal Sud", "Plasti-Pak", "Nordlys AS", "Royal Bank",
    ]
    private static let cities = ["Lévis", "Québec", "Laval", "Shenzhen", "Trois-Rivières", "Toronto", "Halifax"]
    private static let states = ["pending", "shipped", "open", "closed", "new", "unknown", "active", "en attente"]
    private static let words = ["Chaise", "Table en chêne", "Vis M6", "Boulon", "Widget bleu", "Rivet", "Lampe LED"]

    /// A cell of one column; `isFirst` may leave it out or say that it is missing.
    mutating func cell(_ kind: Int, isFirst: Bool) -> String {
        if isFirst, number(0...3) == 0 {
            return pick(["", "N/A", "n/a", "unknown", "inconnu", "TBD", "none", "-", "null"])
        }
        switch kind {
        case 0: return pick(Rows.firsts) + " " + pick(Rows.lasts)
        case 1: return pick(Rows.lasts)
        case 2: return pick(Rows.firms)
        case 3: return pick(Rows.cities)
        case 4: return pick(Rows.states)
        case 5: return pick(Rows.words)
        case 6: return String(number(1...9_999))
        case 7: return "\(number(1...900)).\(number(10...99))"
        case 8: return "20\(number(20...26))-0\(number(1...9))-1\(number(0...9))"
        case 9: return "\(pick(["ann", "bob", "zoe"]))\(number(1...99))@example.com"
        case 10: return "514-555-0\(number(100...199))"
        case 11: return "\(pick(["SKU", "A", "VIS"]))-\(number(100...9_999))"
        case 12: return pick(["CA", "US", "CN", "FR"])
        case 13: return pick(["Y", "N", "true", "false"])
        default: return "\(number(1...900)) rue \(pick(Rows.lasts))"
        }
    }
    static let kinds = 0...14
}

@Suite("Tables without names")
struct TableHeaderTests {
    @Test("property: a first row of data is told from a row of names, and none of it becomes part of a path")
    func headerless() {
        var mistaken = 0
        var tables = 0
        for seed in UInt64(0)..<3_000 {
            var rows = Rows(random: SplitMix64(seed: seed))
            let columns = (0..<Int.random(in: 2...7, using: &rows.random))
                .map { _ in Int.random(in: Rows.kinds, using: &rows.random) }
            let height = Int.random(in: 1...9, using: &rows.random)
            let text = (0..<height)
                .map { row in columns.map { rows.cell($0, isFirst: row == 0) }.joined(separator: ";") }
                .joined(separator: "\n")
            let reading = TableReading(table: text + "\n")
            tables += 1
            guard reading.leaves.contains(where: { !$0.hasPrefix("/*/column") }) else { continue }
            mistaken += 1
            // What names a column must then at least be no value with a shape of its own.
            let places = Set(reading.leaves.map { String($0.prefix(upTo: $0.firstIndex(of: "=") ?? $0.endIndex)) })
            #expect(
                places.allSatisfy { !$0.contains("@") && !$0.contains("555") && !$0.contains("rue ") },
                "seed \(seed)"
            )
        }
        // Words that are no names of columns anywhere are the hard case; measured, and not to get worse.
        #expect(mistaken * 1_000 <= tables * 0, "\(mistaken) of \(tables)")
    }

    @Test("property: a row of names is still known over columns of any kind")
    func withNames() {
        let names = [
            "customer_name", "Nom", "supplier", "Ville", "status", "description", "qty", "unit_cost", "order_date",
            "email", "phone", "sku", "country", "active", "address",
        ]
        var missed = 0
        for seed in UInt64(0)..<1_000 {
            var rows = Rows(random: SplitMix64(seed: seed))
            let columns = Array(
                Rows.kinds.shuffled(using: &rows.random).prefix(Int.random(in: 2...7, using: &rows.random))
            )
            var text = columns.map { names[$0] }.joined(separator: ",") + "\n"
            for _ in 0..<Int.random(in: 1...9, using: &rows.random) {
                text += columns.map { rows.cell($0, isFirst: false) }.joined(separator: ",") + "\n"
            }
            let reading = TableReading(table: text)
            if !reading.leaves.allSatisfy({ leaf in columns.contains { leaf.hasPrefix("/*/\(names[$0]) = ") } }) {
                missed += 1
            }
        }
        #expect(missed == 0)
    }
}
