package import FoundationEssentials

/// The public corpora of bad input, if they lie in `shared` beside the repository; a test without them says so.
package enum SharedCorpus {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/corpora").standardizedFileURL

    /// The big list of naughty strings (Max Woolf, MIT licence).
    package static let naughty = "blns/blns.json"
    /// Poisoned CloudEvents, each with the answer that it has to get.
    package static let poison = "generated/poison-events.jsonl"

    package static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }

    package static func data(of path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

    package static func naughtyStrings() throws -> [String] {
        try JSONDecoder().decode([String].self, from: try data(of: naughty))
    }
}
