import Foundation

/// A folder of one test, gone with it; every user may pass through.
final class PassingFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/vigie-e2e-\(getpid())-" + UUID().uuidString.prefix(8)
        let open: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: open)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var contents: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path) }
    }

    /// Running processes whose command line names the folder.
    var processes: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
                .compactMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
                .filter { $0.contains(path) }
        }
    }
}
