import Classification
import Domain
import Foundation

/// How much of the real payloads is understood: for each format the share of its values that get a category.
///
/// A value with several categories counts once, by the most frequent one of its path. How many files were read, and how
/// far, goes beside it.
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
        for folder in CoverageEval.folders.union(found).sorted() { measure(folder, shared) }
    }

    private func measure(_ folder: String, _ shared: SharedFolder) {
        let name = CoverageEval.name(of: folder)
        guard figures.wants(name) else { return }
        let path = "data/payloads/\(folder)"
        let files = shared.names(in: path)
        guard !files.isEmpty else { return figures.unavailable(name, "there are no files in \(path)") }
        var conditions: [String: Int] = [:]
        var values = 0
        var known = 0
        for file in files {
            guard let data = try? Data(contentsOf: shared.file("\(path)/\(file)")) else { continue }
            let read = classifier.classify(
                payload: Array(data)[...],
                contentType: nil,
                platform: nil,
                documentType: folder
            )
            conditions[read.condition.word, default: 0] += 1
            values += Int(read.leaves)
            known += CoverageEval.categorised(read)
        }
        let words = conditions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        figures.note("\(folder): \(words.joined(separator: ", ")); \(known) of \(values) values")
        guard values > 0 else { return figures.unavailable(name, "no value was read in \(path)") }
        figures.print(name, Double(known) / Double(values), digits: 3)
    }

    private static func categorised(_ read: Classification) -> Int {
        Dictionary(read.findings.map { ($0.path, Int($0.count)) }, uniquingKeysWith: max).values.reduce(0, +)
    }

    private static func name(of folder: String) -> String {
        stem + folder.replacingOccurrences(of: "-", with: "_")
    }
}
