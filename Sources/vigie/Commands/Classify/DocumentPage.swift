import Alerting
import Classification
import Domain
import Foundation
import Intake

/// What one document carries, as a person reads it in a terminal.
struct DocumentPage {
    /// The most rows of a table; `--json` has them all.
    static let mostRows = 60

    private let document: PayloadFile
    private let explanation: PayloadExplanation
    private let elapsed: Duration
    private let wantsSpans: Bool
    private let numbers = HumanNumber(terminalLanguage)

    init(_ document: PayloadFile, _ explanation: PayloadExplanation, after elapsed: Duration, spans: Bool) {
        self.document = document
        self.explanation = explanation
        self.elapsed = elapsed
        wantsSpans = spans
    }

    func lines() -> [String] {
        var lines = [Terminal.output.styled(DocumentPage.plain(document.label), .bold), "  " + verdict]
        if let unexpected = explanation.classification.unexpected {
            let score = numbers.whole(Int64(unexpected.rounded()))
            lines.append(
                "  "
                    + speak(
                        fr: "inattendu pour cette plateforme : \(score) sur 100",
                        en: "unexpected for this platform: \(score) of 100"
                    )
            )
        }
        lines.append("  " + Terminal.output.styled(circumstances, .faint))
        lines += indented(reasons)
        if wantsSpans { lines += indented(places) }
        return lines
    }

    /// Level, score and what the score is made of.
    private var verdict: String {
        let level = explanation.classification.level
        let name = Terminal.output.styled(level.label[terminalLanguage], DocumentPage.style(of: level))
        return name + " · " + ScoreSum(explanation).text(in: terminalLanguage)
    }

    /// How it was read: condition, format, size, time.
    private var circumstances: String {
        let inspected = numbers.bytes(explanation.classification.inspectedBytes)
        let size = document.size.map { numbers.bytes($0) } ?? "?"
        let time = numbers.decimal(elapsed / .milliseconds(1), digits: 1) + "\u{A0}ms"
        return [
            DocumentPage.words(for: explanation.classification.condition), explanation.format,
            explanation.classification.documentType.map(DocumentPage.plain),
            speak(fr: "\(inspected) sur \(size)", en: "\(inspected) of \(size)"), time,
        ]
        .compactMap { $0 }.joined(separator: " · ")
    }

    private var reasons: [String] {
        let ordered = explanation.reasons.enumerated()
            .sorted { left, right in
                let (first, second) = (left.element, right.element)
                if first.level != second.level { return first.level > second.level }
                let (weight, other) = (first.finding.category.weight, second.finding.category.weight)
                return weight != other ? weight > other : left.offset < right.offset
            }
        guard !ordered.isEmpty else { return [] }
        var table = Table(
            header: [
                speak(fr: "Chemin", en: "Path"), speak(fr: "Quoi", en: "What"), speak(fr: "Combien", en: "How many"),
                speak(fr: "Certitude", en: "Certainty"), speak(fr: "D’après", en: "By"),
            ],
            numeric: [2, 3]
        )
        for (_, reason) in ordered.prefix(DocumentPage.mostRows) {
            table.rows.append([
                DocumentPage.place(reason.path), reason.finding.category.label[terminalLanguage],
                numbers.whole(Int64(reason.finding.count)), numbers.percent(Double(reason.finding.confidence)),
                reason.finding.detector.label[terminalLanguage],
            ])
        }
        return table.lines() + DocumentPage.rest(of: ordered.count)
    }

    private var places: [String] {
        guard !explanation.spans.isEmpty else { return [] }
        var table = Table(
            header: [
                speak(fr: "Octets", en: "Bytes"), speak(fr: "Type", en: "Type"),
                speak(fr: "Certitude", en: "Certainty"),
                speak(fr: "Chemin", en: "Path"),
            ],
            numeric: [0, 2]
        )
        for span in explanation.spans.prefix(DocumentPage.mostRows) {
            table.rows.append([
                "\(span.value.range.lowerBound)–\(span.value.range.upperBound)",
                span.value.detector.kind ?? span.value.detector.word,
                numbers.percent(Double(span.value.confidence)), DocumentPage.place(span.path),
            ])
        }
        return table.lines() + DocumentPage.rest(of: explanation.spans.count)
    }

    private static func rest(of count: Int) -> [String] {
        guard count > mostRows else { return [] }
        let more = HumanNumber(terminalLanguage).whole(Int64(count - mostRows))
        return [speak(fr: "… et \(more) de plus : --json les a tous", en: "… and \(more) more: --json has them all")]
    }

    private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }
}

extension DocumentPage {
    /// A path; that of a text as a whole is empty.
    private static func place(_ path: String) -> String { path.isEmpty ? "/" : plain(path) }

    /// A text that came from outside, without what a terminal would obey.
    static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isObeyed = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || scalar.properties.isBidiControl
            plain.append(isObeyed ? "\u{FFFD}" : scalar)
        }
        return String(plain)
    }

    private static func style(of level: Level) -> Terminal.Style {
        switch level {
        case .critical, .restricted: .red
        case .confidential: .yellow
        case .internal: .cyan
        case .public: .green
        case .unknown: .faint
        }
    }

    private static func words(for condition: Domain.Classification.Condition) -> String {
        switch condition {
        case .whole: speak(fr: "lu en entier", en: "read whole")
        case .unread: speak(fr: "format sans lecteur : non lu", en: "format without a reader: not read")
        case .truncated: speak(fr: "au-delà des limites : lu en partie", en: "beyond the limits: read in part")
        case .malformed: speak(fr: "mal formé : lu jusqu’à la faute", en: "malformed: read up to the fault")
        }
    }
}
