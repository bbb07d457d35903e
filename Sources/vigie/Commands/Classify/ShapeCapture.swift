import Capture
import Classification
import Domain
import Payload

/// The fields of a shape event: each path with how many values it has and what was found in them.
struct ShapeCapture {
    /// One entry of `fields`.
    struct Entry: Equatable {
        let path: String
        let count: Int32
        /// `nil` says that the values were looked at and nothing was found.
        let category: Domain.Category?

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("path", path)
                json.member("count", count)
                json.member("category", category?.word)
            }
        }
    }

    private(set) var entries: [Entry] = []
    /// What the shape does not say, in words.
    private(set) var remarks: [String] = []

    /// A path in which several categories were found has an entry for each, and one for the values without any.
    init(_ report: ClassificationReport, paths: PathTable, limit: Int = DecodeLimits().fields) {
        let findings = Dictionary(grouping: report.classification.findings, by: \.path)
        for field in report.fields {
            let path = ShapeCapture.sendable(paths.text(of: field.path))
            let found = findings[field.path] ?? []
            for finding in found { entries.append(Entry(path: path, count: finding.count, category: finding.category)) }
            let rest = field.count - min(field.count, found.map(\.count).max() ?? 0)
            if rest > 0 { entries.append(Entry(path: path, count: rest, category: nil)) }
        }
        if entries.count > limit {
            // What was found first: a category that is left out would be missed.
            entries = Array(
                (entries.filter { $0.category != nil } + entries.filter { $0.category == nil }).prefix(limit)
            )
            remarks.append(
                speak(
                    fr: "plus de \(limit) champs; le reste n’est pas dans la forme",
                    en: "more than \(limit) fields; the rest is not in the shape"
                )
            )
        }
        if report.classification.condition != .whole {
            remarks.append(
                speak(
                    fr: "le document n’a pas été lu en entier (\(report.classification.condition.word))",
                    en: "the document was not read whole (\(report.classification.condition.word))"
                )
            )
        }
    }

    /// Without control characters, which an event's path may not have, and not empty as that of a text as a whole.
    private static func sendable(_ path: String) -> String {
        guard !path.isEmpty else { return "/" }
        guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return path }
        var text = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            text.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
        }
        return String(text)
    }
}
