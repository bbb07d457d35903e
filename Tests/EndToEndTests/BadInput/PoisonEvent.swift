import Foundation
import TestSupport

/// One line of the list of poisoned events.
struct PoisonEvent: Decodable {
    let name: String
    let body: Data
    /// The statuses that are right.
    let statuses: Set<Int>

    private enum CodingKeys: String, CodingKey {
        case name, expect
        case body = "raw_b64"
    }

    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: CodingKeys.self)
        name = try line.decode(String.self, forKey: .name)
        body = try line.decode(Data.self, forKey: .body)
        let words = try line.decode(String.self, forKey: .expect).split { !$0.isNumber }
        statuses = Set(words.compactMap { $0.count == 3 ? Int($0) : nil })
    }

    /// Stands for zeros that gzip makes a thousand times smaller, and not for the event in its line.
    var isBomb: Bool { name == "zip-bomb marker" }

    static func all() throws -> [PoisonEvent] {
        try SharedCorpus.data(of: SharedCorpus.poison).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(PoisonEvent.self, from: $0) }
    }

    /// 64 MiB of zeros, compressed by the system's gzip.
    static func bomb() async throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "vigie-e2e-\(getpid())-bomb.gz")
        defer { try? FileManager.default.removeItem(at: file) }
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/bin/sh")
        gzip.arguments = ["-c", "head -c 67108864 /dev/zero | gzip -9 > '\(file.path)'"]
        try gzip.run()
        await gzip.end()
        return [UInt8](try Data(contentsOf: file))
    }
}
