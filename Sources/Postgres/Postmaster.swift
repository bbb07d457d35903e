import FoundationEssentials
import Glibc

/// The server process of a cluster, as its `postmaster.pid` tells: the process, the data folder, the start, the port,
/// the socket's folder, the address, the shared memory, the state, one a line.
struct Postmaster: Sendable, Hashable {
    let processID: pid_t
    let socketDirectory: String

    /// `nil` when the file is not there or not whole.
    init?(data: String) {
        guard let text = try? String(contentsOfFile: Postmaster.file(data), encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map {
                $0.trimmingPrefix(while: \.isWhitespace)
            }
        guard let first = lines.first, let processID = pid_t(first), processID > 1 else { return nil }
        self.processID = processID
        socketDirectory = lines.count > 4 ? String(lines[4]) : ""
    }

    static func file(_ data: String) -> String { data + "/postmaster.pid" }

    /// The process exists, and is the server of this data folder.
    ///
    /// After a crash or a restart of the machine the number may belong to anybody. A server works in its data folder,
    /// which Linux shows under `/proc`.
    func isServing(_ data: String) -> Bool {
        guard exists, !isDead else { return false }
        // PostgreSQL runs as the owner of its data, and nobody else.
        if let owner = Postmaster.owner(of: "/proc/\(processID)"), owner != Postmaster.owner(of: data) { return false }
        // Without /proc nothing more can be known: better to wait for a stranger than to start a second server.
        guard let folder = Postmaster.target(of: "/proc/\(processID)/cwd") else { return true }
        return folder == Postmaster.resolved(data)
    }

    /// The process has ended and was not collected by its parent yet, which may take its time in a container.
    private var isDead: Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8) else { return false }
        // The state is the letter behind the name, which stands in parentheses and may hold any character (proc(5)).
        let state = text.split(separator: ")").last?.trimmingPrefix(while: \.isWhitespace).first
        return state == "Z" || state == "X"
    }

    /// A process with this number exists.
    var exists: Bool { kill(processID, 0) == 0 || errno == EPERM }

    private static func owner(of path: String) -> uid_t? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_uid : nil
    }

    private static func target(of link: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink(link, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
