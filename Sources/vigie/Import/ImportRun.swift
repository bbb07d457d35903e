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

    func take(_ sources: [ImportSource]) async throws -> ImportResult {
        var summary = ImportSummary()
        var bar = ProgressBar(total: sources.map(\.size).reduce(0, +))
        var before: Int64 = 0
        for source in sources {
            try Task.checkCancellation()
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
        // A file's date is the best guess of when it was sent. Whatever it is, it stays: a time of our own would make
        // the same document another event each time.
        let time = Timestamp(seconds: Int64(min(max(modified, 0), RawDocument.latest)))
        let document = RawDocument(
            bytes: Array(data),
            label: file.folder + "/" + file.label,
            platform: platform ?? PlatformName.from(folder: file.folder),
            source: source ?? "import/" + file.folder,
            documentType: documentType,
            time: time
        )
        let piece = try await sink.take(document.line())
        summary.add(piece)
        var result = piece.result
        for index in result.errors.indices where result.errors[index].pointer.hasSuffix("/time") {
            let limit = result.errors[index].detail ?? ""
            result.errors[index].detail = speak(
                fr: "la date du fichier, \(time.rfc3339), tient lieu d’heure d’envoi; \(limit)",
                en: "the file’s date, \(time.rfc3339), stands for when it was sent; \(limit)"
            )
        }
        return result
    }

    private func stream(
        _ file: ImportSource,
        into summary: inout ImportSummary,
        bar: inout ProgressBar,
        before: Int64
    ) async throws -> ImportResult {
        let checkpoint = resumes ? checkpoint(of: file) : nil
        var start = ImportCheckpoint.Place(offset: 0, lines: 0)
        if case .ndjson = file.kind, let place = checkpoint?.place() {
            start = place
            Terminal.error.line(
                speak(
                    fr: "\(file.label) : reprise à l’octet \(start.offset).",
                    en: "\(file.label): going on at byte \(start.offset)."
                )
            )
        }
        var pieces = try ImportPieces(file, from: start.offset)
        var total = ImportResult()
        var line = start.lines
        while let piece = try pieces.next() {
            try Task.checkCancellation()
            let taken = try await sink.take(piece.body)
            summary.add(taken)
            var result = taken.result
            for index in result.errors.indices {
                result.errors[index].pointer = shifted(result.errors[index].pointer, by: line)
            }
            total.accepted += result.accepted
            total.duplicates += result.duplicates
            total.rejected += result.rejected
            total.errors += result.errors.prefix(max(0, 20 - total.errors.count))
            line += piece.lines
            if case .ndjson = file.kind { checkpoint?.save(.init(offset: piece.offset, lines: line)) }
            bar.advance(
                to: before + piece.offset,
                events: summary.result.accepted + summary.result.duplicates + summary.result.rejected
            )
        }
        checkpoint?.remove()
        return total
    }

    private func checkpoint(of file: ImportSource) -> ImportCheckpoint? {
        file.path == "-" ? nil : ImportCheckpoint(path: file.path, destination: sink.name)
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
        if summary.hasUnknownPlatform {
            Terminal.error.line(
                speak(
                    fr: """
                        unknown_platform : un service ne prend que les plateformes qu’il connaît. Donnez « url » dans les \
                        événements, --platform et un nom connu pour des documents, ou importez directement dans la base, \
                        sans --url, le service arrêté.
                        """,
                    en: """
                        unknown_platform: a service only takes the platforms that it knows. Give “url” in the events, \
                        --platform and a known name for documents, or import straight into the database, without --url \
                        and with the service stopped.
                        """
                )
            )
        }
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
