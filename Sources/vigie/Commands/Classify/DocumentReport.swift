import ArgumentParser
import Classification
import Domain
import Foundation
import Intake

/// Whole documents, one report for each: a page for people, or a JSON object.
struct DocumentReport {
    let hints: DocumentHints
    let json: Bool
    let spans: Bool

    /// A file that cannot be read is named on standard error; the others are still read, and the run ends with 69.
    func run(_ files: [String]) throws {
        let examiner = Examiner(rules: try hints.rules())
        let output = BufferedOutput()
        var isUnreadable = false
        for (place, file) in files.enumerated() {
            do {
                let document = try PayloadFile(file)
                let start = ContinuousClock.now
                let explanation = examiner.examine(
                    payload: document.bytes,
                    contentType: hints.contentType,
                    platform: hints.platform,
                    documentType: hints.documentType
                )
                let elapsed = ContinuousClock.now - start
                if json {
                    try output.line(line(document, explanation, elapsed))
                } else {
                    let page = DocumentPage(document, explanation, after: elapsed, spans: spans)
                    try output.line(Array(((place > 0 ? [""] : []) + page.lines()).joined(separator: "\n").utf8))
                }
                try output.flush()
            } catch let failure as Failure where failure.code == .unavailable {
                isUnreadable = true
                if json { try output.line(DocumentReport.line(file, failure)) }
                Terminal.error.line("\(Terminal.error.styled("vigie:", .red)) \(failure.description)")
            }
        }
        try output.flush()
        if isUnreadable { throw ExitCode(Failure.Code.unavailable.rawValue) }
    }

    private func line(_ document: PayloadFile, _ explanation: PayloadExplanation, _ elapsed: Duration) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("file", document.label)
            json.member("bytes", document.size)
            json.member("milliseconds", PayloadExplanation.rounded(elapsed / .milliseconds(1)))
            json.name("classification")
            explanation.write(to: &json, spans: spans)
        }
        return json.bytes
    }

    private static func line(_ file: String, _ failure: Failure) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("file", file)
            json.member("error", failure.description)
        }
        return json.bytes
    }
}
