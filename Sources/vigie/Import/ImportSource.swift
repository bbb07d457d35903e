import Foundation

/// One thing to import: a stream of events, or one raw document.
struct ImportSource: Sendable {
    enum Kind: Sendable {
        case ndjson
        case csv(separator: UInt8)
        case document
    }

    let kind: Kind
    /// `-` for standard input.
    let path: String
    /// What a person reads; for a document, its path below the folder that was named.
    let label: String
    /// The last folder of the path: the platform, where nothing else says so.
    let folder: String
    let size: Int64

    /// The files behind the arguments of the command, folders in the order of their names.
    ///
    /// A folder holds raw documents; `.ndjson`, `.jsonl`, `.csv`, `.tsv` and `-` are streams of events.
    static func find(_ arguments: [String]) throws -> [ImportSource] {
        try arguments.flatMap(find(one:))
    }

    private static func find(one argument: String) throws -> [ImportSource] {
        if argument == "-" {
            return [ImportSource(kind: .ndjson, path: "-", label: "-", folder: "stdin", size: 0)]
        }
        let url = URL(fileURLWithPath: argument)
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw Failure(
                .unavailable,
                fr: "\(argument) : ce fichier n’existe pas.",
                en: "\(argument): there is no such file."
            )
        }
        guard url.isFolder else {
            return [
                source(url, label: argument, folder: url.deletingLastPathComponent().lastPathComponent, inFolder: false)
            ]
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
        return names.compactMap { name in
            let file = url.appendingPathComponent(name)
            guard !file.isFolder, !file.lastPathComponent.hasPrefix(".") else { return nil }
            return source(file, label: name, folder: url.lastPathComponent, inFolder: true)
        }
    }

    private static func source(_ url: URL, label: String, folder: String, inFolder: Bool) -> ImportSource {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        let kind: Kind =
            switch url.pathExtension.lowercased() {
            case "ndjson", "jsonl": .ndjson
            case "csv" where !inFolder: .csv(separator: UInt8(ascii: ","))
            case "tsv" where !inFolder: .csv(separator: UInt8(ascii: "\t"))
            default: .document
            }
        return ImportSource(
            kind: kind,
            path: url.path,
            label: label,
            folder: folder,
            size: (attributes?[.size] as? NSNumber)?.int64Value ?? 0
        )
    }
}

extension URL {
    fileprivate var isFolder: Bool {
        let values = try? resourceValues(forKeys: [.isDirectoryKey])
        return values?.isDirectory ?? false
    }
}
