import Foundation
import Payload

/// A document in a file or on standard input, read no further than a classifier looks, and one byte.
///
/// The one byte more lets the classifier see that there was more.
struct PayloadFile {
    /// As it was named; `-` for standard input.
    let label: String
    let bytes: [UInt8]
    /// Of the whole document; `nil` where it did not end and nobody says how long it is.
    let size: Int64?

    init(_ path: String, limit: Int = ReadLimits().bytes) throws {
        label = path
        let handle = try PayloadFile.handle(path)
        defer { if path != "-" { try? handle.close() } }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= limit,
                let piece = try handle.read(upToCount: min(limit + 1 - bytes.count, 256 << 10)), !piece.isEmpty
            {
                bytes.append(contentsOf: piece)
            }
        } catch {
            throw PayloadFile.unreadable(path)
        }
        self.bytes = bytes
        size = bytes.count <= limit ? Int64(bytes.count) : PayloadFile.regularSize(path)
    }

    /// A handle on a file that can be read; `-` is standard input.
    static func handle(_ path: String) throws -> FileHandle {
        guard path != "-" else { return .standardInput }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                .unavailable,
                fr: "\(path) : ce fichier n’existe pas.",
                en: "\(path): there is no such file."
            )
        }
        let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey])
        guard values?.isDirectory != true else {
            throw Failure(
                .unavailable,
                fr: "\(path) : c’est un dossier; nommez ses fichiers.",
                en: "\(path): this is a folder; name its files."
            )
        }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw unreadable(path) }
        return handle
    }

    static func unreadable(_ path: String) -> Failure {
        Failure(
            .unavailable,
            fr: "\(path) : ce fichier est illisible.",
            en: "\(path): this file cannot be read."
        )
    }

    private static func regularSize(_ path: String) -> Int64? {
        guard path != "-", let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        return (attributes[.size] as? NSNumber)?.int64Value
    }
}
