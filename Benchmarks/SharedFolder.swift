import Foundation

/// The data folder beside the project: labelled sets, real payloads and the tools that judge; no part of the project.
struct SharedFolder {
    private let root = URL(fileURLWithPath: "../shared", isDirectory: true)

    static let absence = "there is no folder ../shared beside the project"

    /// `nil` where there is none; the program runs at the project's root.
    init?() {
        guard (try? FileManager.default.contentsOfDirectory(atPath: root.path)) != nil else { return nil }
    }

    func file(_ path: String) -> URL { root.appendingPathComponent(path) }

    /// The names in one of its folders, sorted and without hidden ones; empty where the folder is missing.
    func names(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file(path).path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }
}
