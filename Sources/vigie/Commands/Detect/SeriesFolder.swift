import Foundation

/// The CSV files under a folder, each a series of its own.
struct SeriesFolder {
    private let root: URL
    /// Relative to the folder, sorted.
    private let paths: [String]

    init(_ path: String) throws {
        root = URL(fileURLWithPath: path, isDirectory: true)
        guard FileManager.default.fileExists(atPath: path), let all = FileManager.default.enumerator(atPath: path)
        else {
            throw Failure(
                .unavailable,
                fr: "\(path) : ce dossier n’existe pas.",
                en: "\(path): there is no such folder."
            )
        }
        paths = all.compactMap { $0 as? String }
            .filter { $0.lowercased().hasSuffix(".csv") && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
        guard !paths.isEmpty else {
            throw Failure(
                .unavailable,
                fr: "\(path) : aucun fichier .csv sous ce dossier.",
                en: "\(path): there is no .csv file under this folder."
            )
        }
    }

    /// Writes what each file becomes to the same path under another folder.
    func score(into path: String) throws {
        let target = URL(fileURLWithPath: path, isDirectory: true)
        let (above, below) = (
            root.resolvingSymlinksInPath().standardized, target.resolvingSymlinksInPath().standardized
        )
        // What is written below the series would be read as one the next time.
        guard !below.pathComponents.starts(with: above.pathComponents) else {
            throw Failure(
                .unavailable,
                fr: "\(path) : les séries y sont; nommez un dossier ailleurs.",
                en: "\(path): the series are there; name a folder elsewhere."
            )
        }
        try forEachScored { path, scored in try write(scored, to: target.appendingPathComponent(path)) }
    }

    /// What each file becomes, one after the other, with its path under the folder.
    func forEachScored(_ body: (_ path: String, _ scored: [UInt8]) throws -> Void) throws {
        for path in paths {
            let source = root.appendingPathComponent(path)
            guard let data = try? Data(contentsOf: source) else { throw PayloadFile.unreadable(source.path) }
            try body(path, try SeriesFile(source.path, Array(data)).scored())
        }
    }

    private func write(_ bytes: [UInt8], to file: URL) throws {
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        } catch {
            throw Failure(
                .unavailable,
                fr: "\(file.path) : impossible d’y écrire.",
                en: "\(file.path): it cannot be written."
            )
        }
    }
}
