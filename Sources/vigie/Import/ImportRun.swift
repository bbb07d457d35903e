import Capture
import Classification
import Domain
import Foundation
import Intake

/// Takes sources one after another, shows how far it is, and says at the end what was in them.
struct ImportRun {
    let sink: any ImportSink
    let platform: String?
    let source: String?
    let documentType: String?
    let resumes: Bool
    let json: Bool

    private let reader = SummaryReader()

    init(
        sink: any ImportSink,
        platform: String?,
        source: String?,
        documentType: String?,
        resumes: Bool,
        json: Bool
    ) {
        self.sink = sink
        self.platform = platform
        self.source = source
        self.documentType = documentType
        self.resumes = resumes
        self.json = json
    }

    func take(_ sources: [ImportSource]) async throws -> ImportResult {
        var summary = ImportSummary()
        var bar = ProgressBar(total: sources.map(\.size).reduce(0, +))
        var before: Int64 = 0
        for source in sources {
            let result =
                switch source.kind {
                case .document: try await document(source, into: &summary)
                case .ndjson, .csv: try await stream(source, into: &summary, bar: &bar, before: before)
                }
            before += source.size
            let events = summary.result.accepted + summary.result.duplicates + summary.result.rejected
            bar.advance(to: before, events: events)
            report(result, of: source, bar: bar)
        }
        bar.clear()
        finish(summary, files: sources.count)
        return summary.result
    }

    private func document(_ file: ImportSource, into summary: inout ImportSummary) async throws -> ImportResult {
        guard let data = FileManager.default.contents(atPath: file.path) else {
            throw Failure(.unavailable, fr: "\(file.label) : illisible.", en: "\(file.label): cannot be read.")
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        let modified = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        // A file's date is the best guess of when it was sent; one that says nothing likely counts as now.
        let now = Timestamp.now
        let age = now.seconds - Int64(modified)
        let document = RawDocument(
            bytes: Array(data),
            label: file.folder + "/" + file.label,
            platform: platform ?? PlatformName.from(folder: file.folder),
            source: source ?? "import/" + file.folder,
            documentType: documentType,
            time: 0...(90 * 86_400) ~= age ? Timestamp(seconds: Int64(modified)) : now
        )
        let line = document.line()
        summary.add(reader.events(line))
        let result = try await sink.take(line)
        summary.add(result)
        return result
    }

    private func stream(
        _ file: ImportSource,
        into summary: inout ImportSummary,
        bar: inout ProgressBar,
        before: Int64
    ) async throws -> ImportResult {
        let checkpoint = resumes ? checkpoint(of: file) : nil
        var offset: Int64 = 0
        if case .ndjson = file.kind { offset = checkpoint?.offset() ?? 0 }
        if offset > 0 {
            Terminal.error.line(
                speak(
                    fr: "\(file.label) : reprise à l’octet \(offset).",
                    en: "\(file.label): going on at byte \(offset)."
                )
            )
        }
        var pieces = try ImportPieces(file, from: offset)
        var total = ImportResult()
        var line = 0
        while let piece = try pieces.next() {
            summary.add(reader.events(piece.body))
            var result = try await sink.take(piece.body)
            summary.add(result)
            for index in result.errors.indices {
                result.errors[index].pointer = shifted(result.errors[index].pointer, by: line)
            }
            total.accepted += result.accepted
            total.duplicates += result.duplicates
            total.rejected += result.rejected
            total.errors += result.errors.prefix(max(0, 20 - total.errors.count))
            line += piece.lines
            checkpoint?.save(piece.offset)
            bar.advance(
                to: before + piece.offset,
                events: summary.result.accepted + summary.result.duplicates + summary.result.rejected
            )
        }
        checkpoint?.remove()
        return total
    }

    private func checkpoint(of file: ImportSource) -> ImportCheckpoint? {
        guard file.path != "-", let handle = FileHandle(forReadingAtPath: file.path),
            let head = try? handle.read(upToCount: 4_096)
        else { return nil }
        return ImportCheckpoint(path: file.path, size: file.size, head: Array(head))
    }

    /// A pointer's line within its piece → the line within its file.
    private func shifted(_ pointer: String, by lines: Int) -> String {
        let parts = pointer.split(separator: "/", maxSplits: 1)
        guard let first = parts.first, let line = Int(first) else { return pointer }
        return "/\(line + lines)" + (parts.count > 1 ? "/" + parts[1] : "")
    }

    private func report(_ result: ImportResult, of file: ImportSource, bar: ProgressBar) {
        if json {
            let errors = result.errors.map {
                "{\"pointer\":\(JSONString.quoted($0.pointer)),\"code\":\(JSONString.quoted($0.code))}"
            }
            Terminal.output.line(
                "{\"file\":\(JSONString.quoted(file.folder + "/" + file.label)),\"accepted\":\(result.accepted),"
                    + "\"duplicates\":\(result.duplicates),\"rejected\":\(result.rejected),"
                    + "\"errors\":[\(errors.joined(separator: ","))]}"
            )
            return
        }
        guard !result.errors.isEmpty else { return }
        bar.clear()
        for error in result.errors {
            let place = error.pointer.isEmpty ? "" : " " + error.pointer
            Terminal.error.line("\(file.label)\(place): \(error.code)" + (error.detail.map { " (\($0))" } ?? ""))
        }
    }

    private func finish(_ summary: ImportSummary, files: Int) {
        let result = summary.result
        if json {
            Terminal.output.line(
                "{\"files\":\(files),\"accepted\":\(result.accepted),\"duplicates\":\(result.duplicates),"
                    + "\"rejected\":\(result.rejected)}"
            )
            return
        }
        for line in summary.table() { Terminal.output.line(line) }
        Terminal.output.line()
        Terminal.output.line(
            speak(
                fr:
                    "\(files) fichiers : \(result.accepted) acceptés, \(result.duplicates) doublons, \(result.rejected) refusés.",
                en:
                    "\(files) files: \(result.accepted) accepted, \(result.duplicates) duplicates, \(result.rejected) rejected."
            )
        )
    }
}

/// Classifies what goes by, for the summary only.
private struct SummaryReader {
    private let pipeline = Pipeline(into: NoStore(), classifier: ClassifierPool(count: 1))

    func events(_ body: [UInt8]) -> [Result<ClassifiedEvent, Rejection>] {
        if case .events(let events) = pipeline.classify(body, as: .ndjson, at: .now) { events } else { [] }
    }
}

private struct NoStore: EventStore {
    func store(_ events: [ClassifiedEvent], under terms: WriteTerms) async throws(StoreError) -> [Outcome] {
        throw .failed("A summary stores nothing.")
    }
}

/// The platform's slug that a folder's name stands for.
enum PlatformName {
    static func from(folder: String) -> String {
        let slug = folder.lowercased()
            .map { character in
                character.isASCII && (character.isLetter || character.isNumber || character == "_") ? character : "_"
            }
        let text = String(slug).drop { $0 == "_" }
        return text.isEmpty ? "import" : String(text.prefix(64))
    }
}
