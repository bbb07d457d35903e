import Foundation

/// The pattern recognizers of Microsoft Presidio in a Python environment of their own; see `peers/presidio_patterns.py`.
struct PresidioPeer {
    /// What they did.
    struct Run: Decodable {
        /// CPU time of each round: patterns, validation, context words and merging; no language model.
        let seconds: [Double]
        /// The same for the patterns and their validation only.
        let alone: [Double]
        let recognizers: Int
        let found: Int
    }

    private let python: PythonTool

    /// Throws where the package can neither be found nor installed.
    init() throws {
        python = try PythonTool("presidio", packages: ["presidio-analyzer"], check: "import presidio_analyzer")
    }

    func run(_ documents: [LabelledDocument], rounds: Int) throws -> Run {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-texts-\(UUID()).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        let encoder = JSONEncoder()
        let lines = try documents.reduce(into: Data()) { data, document in
            data += try encoder.encode(["text": document.text])
            data.append(UInt8(ascii: "\n"))
        }
        try lines.write(to: file)
        let script = URL(fileURLWithPath: "Benchmarks/peers/presidio_patterns.py")
        return try JSONDecoder().decode(Run.self, from: try python.run(script, [file.path, "\(rounds)"]))
    }
}
