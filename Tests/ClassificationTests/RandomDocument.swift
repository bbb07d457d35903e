import TestSupport

/// A made-up document that can be written in several ways that mean the same.
indirect enum RandomDocument: Sendable {
    case value(String, isText: Bool)
    case list([RandomDocument])
    case record([(name: String, value: RandomDocument)])

    private static let names = [
        "email", "courriel", "unit_cost", "prix", "sku", "quantity", "type", "value", "scheme", "id", "customer",
        "shipTo", "phone", "iban", "margin", "supplier", "notes", "birthDate", "total", "tracking", "qualifier", "a",
    ]
    private static let texts = [
        "a@b.example", "046 454 286", "046454286", "SIN", "UP", "DUNS", "94-212-3456", "514-555-0199", "A-1", "12.50",
        "DE89370400440532013000", "4111 1111 1111 1111", "H0H 0H0", "Marie Tremblay", "2026-04-01", "PURCHASE_ORDER",
        "",
        "n/a", "612345678905", "carte 4111111111111111 merci",
    ]

    /// One with objects at most `depth` deep.
    static func record(_ random: inout SplitMix64, depth: Int = 3) -> RandomDocument {
        var left = names
        let members = (0..<Int.random(in: 1...6, using: &random))
            .map { _ in
                let name = left.remove(at: Int.random(in: 0..<left.count, using: &random))
                return (name: name, value: value(&random, depth: depth - 1))
            }
        return .record(members)
    }

    private static func value(_ random: inout SplitMix64, depth: Int) -> RandomDocument {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
        case 0: .value("\(Int.random(in: -5...9_999_999_999, using: &random))", isText: false)
        case 4: record(&random, depth: depth)
        case 5: .list((0..<Int.random(in: 0...3, using: &random)).map { _ in record(&random, depth: depth) })
        default: .value(texts[Int.random(in: 0..<texts.count, using: &random)], isText: true)
        }
    }

    /// As JSON, with the members of objects and the space around everything as `random` has it; compact and in order
    /// without.
    func json(_ random: inout SplitMix64?) -> String {
        func space() -> String {
            guard random != nil else { return "" }
            return ["", "", " ", "\n  ", "\t", "\r\n"].randomElement(using: &random!) ?? ""
        }
        switch self {
        case .value(let text, let isText): return isText ? "\"\(text)\"" : text
        case .list(let items):
            return "[" + items.map { space() + $0.json(&random) + space() }.joined(separator: ",") + "]"
        case .record(let members):
            let ordered = random == nil ? members : members.shuffled(using: &random!)
            let written = ordered.map { space() + "\"\($0.name)\"" + space() + ":" + space() + $0.value.json(&random) }
            return "{" + written.joined(separator: space() + ",") + space() + "}"
        }
    }

    /// As an XML element: values of a record are attributes, whose order `random` has; the rest are elements.
    func xml(_ name: String, _ random: inout SplitMix64?) -> String {
        func space() -> String {
            guard random != nil else { return " " }
            return [" ", "  ", "\n", "\t"].randomElement(using: &random!) ?? " "
        }
        switch self {
        case .value(let text, _): return "<\(name)>\(text)</\(name)>"
        case .list(let items): return items.map { $0.xml(name, &random) }.joined()
        case .record(let members):
            var attributes: [String] = []
            var content = ""
            for (name, value) in members {
                if case .value(let text, _) = value {
                    attributes.append("\(name)=\"\(text)\"")
                } else {
                    content += value.xml(name, &random)
                }
            }
            if random != nil { attributes.shuffle(using: &random!) }
            return "<\(name)" + attributes.map { space() + $0 }.joined() + ">" + content + "</\(name)>"
        }
    }
}
