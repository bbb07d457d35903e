import Classification
import Domain
import Foundation
import Payload

/// How much of the real payloads is understood: for each format the share of its values that get a category.
///
/// Values are leaves of what was sent, envelopes among it, that hold something; units, codes and switches, which rightly
/// have no category, are values too. A value with several categories counts once, by the most
/// frequent one of its path. To standard error go the same share over all leaves, empty ones among them, and over whole
/// records of requests (`method`, `path`, `operationId` around the body); how far files were read; and what should not be
/// there at all: payment cards, and IPv6 addresses in EDIFACT, whose `::` are empty components.
struct CoverageEval {
    let figures: Figures
    private let classifier = ClassifierPool(count: 1)

    init(figures: Figures) { self.figures = figures }

    static let stem = "eval.coverage."

    /// The formats that there are payloads of, as the folders are called.
    private static let folders: Set<String> = [
        "accesslog", "amazon-sp", "carriers", "cloudevents", "cxml", "edifact", "har", "otlp", "otlp-captured",
        "outbox", "shopify", "ubl", "wco-customs", "x12",
    ]

    /// Says of each format that it cannot be measured.
    static func unavailable(_ figures: Figures, _ reason: String) {
        for folder in folders.sorted() { figures.unavailable(name(of: folder), reason) }
    }

    func run(_ shared: SharedFolder) {
        let found = shared.names(in: "data/payloads")
        var sum = Odd()
        for folder in CoverageEval.folders.union(found).sorted() { sum += measure(folder, shared) }
        figures.note("payment cards found on real payloads: \(sum.cards); IPv6 addresses in EDIFACT: \(sum.addresses)")
    }

    /// What real payloads do not hold.
    private struct Odd {
        var cards = 0
        var addresses = 0

        static func += (left: inout Odd, one: Odd) {
            left.cards += one.cards
            left.addresses += one.addresses
        }
    }

    private func measure(_ folder: String, _ shared: SharedFolder) -> Odd {
        let name = CoverageEval.name(of: folder)
        var odd = Odd()
        guard figures.wants(name) else { return odd }
        let path = "data/payloads/\(folder)"
        let files = shared.names(in: path)
        guard !files.isEmpty else {
            figures.unavailable(name, "there are no files in \(path)")
            return odd
        }
        var conditions: [String: Int] = [:]
        var sum = Share()
        var recorded = Share()
        for file in files {
            guard let data = try? Data(contentsOf: shared.file("\(path)/\(file)")) else { continue }
            let bytes = CoverageEval.sent(data)
            let report = report(on: bytes ?? Array(data), folder)
            odd += look(at: report, of: bytes ?? Array(data), "\(folder)/\(file)", isEDIFACT: report.format == .edifact)
            conditions[report.classification.condition.word, default: 0] += 1
            sum += Share(report)
            recorded += bytes == nil ? Share(report) : Share(self.report(on: Array(data), folder))
        }
        let words = conditions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        figures.note("\(folder): \(words.joined(separator: ", ")); \(sum.words)")
        if recorded.leaves != sum.leaves {
            figures.note("\(folder) with what was recorded beside it: \(recorded.words)")
        }
        if sum.values > 0 {
            figures.print(name, Double(sum.known) / Double(sum.values), digits: 3)
        } else {
            figures.unavailable(name, "no value was read in \(path)")
        }
        return odd
    }

    private func report(on bytes: [UInt8], _ folder: String) -> ClassificationReport {
        classifier.report(payload: bytes[...], contentType: nil, platform: nil, documentType: folder)
    }

    /// How many leaves there are, how many hold something, and how many of those have a category.
    private struct Share {
        var leaves = 0
        var values = 0
        var known = 0

        init() {}

        init(_ report: ClassificationReport) {
            leaves = Int(report.classification.leaves)
            values = report.values
            let counts = report.classification.findings.map { ($0.path, Int($0.count)) }
            known = Dictionary(counts, uniquingKeysWith: max).values.reduce(0, +)
        }

        static func += (left: inout Share, one: Share) {
            left.leaves += one.leaves
            left.values += one.values
            left.known += one.known
        }

        var words: String {
            let share = leaves > 0 ? (1_000 * Double(known) / Double(leaves)).rounded() / 1_000 : 0
            return "\(known) of \(values) values; of all \(leaves) leaves, empty ones too: \(share)"
        }
    }

    /// Names each card's place, so that a person can look whether it is one; never the value.
    private func look(at report: ClassificationReport, of bytes: [UInt8], _ file: String, isEDIFACT: Bool) -> Odd {
        var odd = Odd()
        for span in report.spans {
            if span.detector == .card {
                odd.cards += 1
                figures.note(
                    "card in \(file) at \(classifier.paths.text(of: span.path)), byte \(span.range.lowerBound)"
                )
            } else if isEDIFACT, span.detector == .ipAddress, bytes[span.range].contains(UInt8(ascii: ":")) {
                odd.addresses += 1
                figures.note("IPv6 address in \(file) at \(classifier.paths.text(of: span.path))")
            }
        }
        return odd
    }

    /// What left the company, where a record of a request (`operationId`, `method`, `path`, `body`) holds it in its body.
    private static func sent(_ data: Data) -> [UInt8]? {
        guard let record = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            record["operationId"] != nil, record["method"] != nil, let body = record["body"],
            let bytes = try? JSONSerialization.data(withJSONObject: body, options: .fragmentsAllowed)
        else { return nil }
        return Array(bytes)
    }

    private static func name(of folder: String) -> String {
        stem + folder.replacingOccurrences(of: "-", with: "_")
    }
}
