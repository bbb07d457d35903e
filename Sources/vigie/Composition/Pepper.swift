import Foundation
import Postgres

/// The pepper of a private database: a file that only its owner can read, in a folder of `PrivateFolder`.
enum Pepper {
    private static let length = 32

    /// Reads it; makes it when it is not there.
    static func keep(in folder: String) throws -> [UInt8] {
        try PrivateFolder.make(folder)
        let path = folder + "/pepper"
        if let pepper = try read(path) { return pepper }
        var random = SystemRandomNumberGenerator()
        let pepper = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        // What is there was too short to be one: a start that was killed between making and writing it.
        _ = unsafe unlink(path)
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Failure(.permission, fr: "\(path) ne peut être écrit.", en: "\(path) cannot be written.")
        }
        defer { close(file) }
        guard unsafe pepper.withUnsafeBytes({ unsafe write(file, $0.baseAddress, $0.count) }) == length else {
            throw Failure(.unavailable, fr: "\(path) ne peut être écrit.", en: "\(path) cannot be written.")
        }
        return pepper
    }

    /// `nil` where there is none yet; refuses a link, a file of somebody else, and one that others may touch.
    private static func read(_ path: String) throws -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        if file < 0, errno == ENOENT { return nil }
        defer { if file >= 0 { close(file) } }
        guard let status = FileStatus(of: file), status.isFile, status.isOurs, status.mode & 0o077 == 0 else {
            throw Failure(
                .permission,
                fr: "\(path) n’est pas un fichier que ce compte seul peut lire; supprimez-le.",
                en: "\(path) is not a file that this account alone can read; remove it."
            )
        }
        var buffer = [UInt8](repeating: 0, count: 1_024)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe Foundation.read(file, $0.baseAddress, $0.count) }
        return count >= length ? Array(buffer.prefix(count)) : nil
    }
}
