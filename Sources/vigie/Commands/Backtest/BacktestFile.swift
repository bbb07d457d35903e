import Foundation
import Replay

/// Files that a back-test reads, with sentences about what is wrong in them.
enum BacktestFile {
    static func readable(_ path: String) throws -> URL {
        guard FileManager.default.isReadableFile(atPath: path) else { throw PayloadFile.unreadable(path) }
        return URL(fileURLWithPath: path)
    }

    static func labels(_ path: String) throws -> IncidentFile {
        do {
            return try IncidentFile(readable(path))
        } catch ReplayFault.badLabel(let line) {
            throw Failure(
                .data,
                fr: """
                    \(path), ligne \(line)\u{A0}: il faut un incident (platform ou source, start, end) ou une campagne \
                    (filter, from, to).
                    """,
                en: """
                    \(path), line \(line): an incident (platform or source, start, end) or a campaign (filter, from, to) \
                    is needed.
                    """
            )
        }
    }
}
