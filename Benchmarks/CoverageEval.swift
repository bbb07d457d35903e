import Classification
import Domain
import Foundation

/// How much of the real payloads this version can read: for each format the share of files that are read to their end
/// and hold at least one value.
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
        var fates: [String: Int] = [:]
        for file in files { fates[fate(of: shared.file("\(path)/\(file)"), in: folder), default: 0] += 1 }
        figures.note(
            "\(folder): " + fates.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        )
        figures.print(name, Double(fates["whole"] ?? 0) / Double(files.count), digits: 3)
    }

    /// How far a file is read: the word of the condition, or why it does not count as whole.
    private func fate(of file: URL, in folder: String) -> String {
        guard let data = try? Data(contentsOf: file) else { return "no file" }
        let read = classifier.classify(
            payload: Array(data)[...],
            contentType: nil,
            platform: nil,
            documentType: folder
        )
        return read.condition == .whole && read.leaves == 0 ? "empty" : read.condition.word
    }

    private static func name(of folder: String) -> String {
        stem + folder.replacingOccurrences(of: "-", with: "_")
    }
}
