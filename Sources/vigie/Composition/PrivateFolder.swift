import Foundation
import Postgres

/// Folders in which nobody else may lay anything: what lies there is trusted, as root too.
enum PrivateFolder {
    /// Where the private database and the checkpoints of imports live on.
    ///
    /// `VIGIE_STATE`, else under the user's state folder; root's is where PostgreSQL's own user can reach it.
    static var state: String {
        let environment = ProcessInfo.processInfo.environment
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let folder = value("VIGIE_STATE") { return URL(fileURLWithPath: folder).path }
        if geteuid() == 0 { return "/var/tmp/vigie" }
        let home = FileManager.default.homeDirectoryForCurrentUser.path
        return (value("XDG_STATE_HOME") ?? home + "/.local/state") + "/vigie"
    }

    /// Makes a folder, or makes sure that one that is there is ours alone to write in.
    static func make(_ path: String) throws {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        if unsafe mkdir(path, mode) == 0 { unsafe chmod(path, mode) }
        guard let status = FileStatus(at: path) else {
            throw Failure(.unavailable, fr: "\(path) ne peut être créé.", en: "\(path) cannot be made.")
        }
        // A link would let its owner choose where we write.
        guard status.isFolder, status.isOurs, status.mode & 0o022 == 0 else {
            throw Failure(
                .permission,
                fr: """
                    \(path) n’est pas un dossier de ce compte seul : d’autres peuvent y écrire. Supprimez-le, ou nommez-en \
                    un autre par VIGIE_STATE.
                    """,
                en: """
                    \(path) is not a folder of this account alone: others may write in it. Remove it, or name another by \
                    VIGIE_STATE.
                    """
            )
        }
    }

    /// A new folder that goes with this run, under a name that nobody can have taken before.
    static func makePassing() throws -> String {
        var template = Array((FileManager.default.temporaryDirectory.path + "/vigie-dev-XXXXXX").utf8CString)
        guard let made = unsafe mkdtemp(&template) else {
            let folder = FileManager.default.temporaryDirectory.path
            throw Failure(
                .unavailable,
                fr: "\(folder) : rien ne peut y être créé.",
                en: "\(folder): cannot be written."
            )
        }
        let path = unsafe String(cString: made)
        unsafe chmod(path, mode)
        return path
    }

    /// As root, the server's user passes through on the way to its own folder; it sees nothing.
    private static var mode: mode_t { geteuid() == 0 ? 0o711 : 0o700 }
}
