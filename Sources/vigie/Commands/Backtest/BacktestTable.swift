import Alerting
import Domain
import Replay

/// A back-test as people read it.
struct BacktestTable {
    private let report: BacktestReport
    private let before: String
    private let after: String
    /// Alerts listed of each kind at most.
    private static let mostListed = 50

    init(_ report: BacktestReport, before: String, after: String) {
        self.report = report
        self.before = before
        self.after = after
    }

    func lines(_ language: Language) -> [String] {
        func say(_ fr: String, _ en: String) -> String { Bilingual(fr: fr, en: en)[language] }
        let number = HumanNumber(language)
        let (from, to) = (String(report.from.rfc3339.prefix(10)), String(report.to.rfc3339.prefix(10)))
        let counts =
            "\(number.whole(Int64(report.series))) \(say("séries", "series")), "
            + "\(number.whole(report.events)) \(say("événements", "events")), "
            + "\(number.whole(report.closes)) \(say("fermetures", "closes")), "
            + "\(number.whole(Int64(report.closesPerSecond))) \(say("par seconde", "a second"))"
        var lines = ["\(from) – \(to)", counts, ""]
        lines += sides(language, number).lines()
        if !report.before.found.isEmpty { lines += [""] + incidents(language, number).lines() }
        lines += listed(report.added, say("Gagnées avec \(after)", "Won with \(after)"), language, number)
        lines += listed(report.lost, say("Perdues avec \(after)", "Lost with \(after)"), language, number)
        return lines
    }

    private func sides(_ language: Language, _ number: HumanNumber) -> Table {
        func say(_ fr: String, _ en: String) -> String { Bilingual(fr: fr, en: en)[language] }
        let sides = [report.before, report.after]
        var table = Table(header: ["", before, after], numeric: [1, 2])
        table.rows.append([say("Alertes", "Alerts")] + sides.map { number.whole(Int64($0.alerts.count)) })
        table.rows.append([say("  par semaine", "  a week")] + sides.map { hundredths($0.perWeek, language) })
        if sides.allSatisfy({ $0.judged != nil }) {
            table.rows.append(
                [say("Jugées vraies", "Judged true")] + sides.map { number.whole(Int64($0.judged?.right ?? 0)) }
            )
            table.rows.append(
                [say("Jugées fausses", "Judged false")] + sides.map { number.whole(Int64($0.judged?.false ?? 0)) }
            )
        }
        if sides.allSatisfy({ $0.falseAlerts != nil }) {
            table.rows.append(
                [say("Fausses alertes", "False alerts")] + sides.map { number.whole(Int64($0.falseAlerts ?? 0)) }
            )
            table.rows.append(
                [say("  par semaine", "  a week")] + sides.map { hundredths($0.falsePerWeek ?? 0, language) }
            )
        }
        return table
    }

    private func incidents(_ language: Language, _ number: HumanNumber) -> Table {
        func say(_ fr: String, _ en: String) -> String { Bilingual(fr: fr, en: en)[language] }
        var table = Table(
            header: [
                say("Incidents", "Incidents"), say("nombre", "count"), before, say("délai", "delay"), after,
                say("délai", "delay"),
            ],
            numeric: [1, 2, 3, 4, 5]
        )
        for (one, other) in zip(report.before.found, report.after.found) {
            table.rows.append(
                [one.kind, number.whole(Int64(one.incidents))]
                    + [one, other].flatMap { [number.whole(Int64($0.found)), delay($0.medianDelay)] }
            )
        }
        return table
    }

    private func listed(
        _ alerts: [ComparedAlert],
        _ title: String,
        _ language: Language,
        _ number: HumanNumber
    ) -> [String] {
        guard !alerts.isEmpty else { return ["", Bilingual(fr: "\(title) : aucune", en: "\(title): none")[language]] }
        let head = Bilingual(fr: "\(title) : \(alerts.count)", en: "\(title): \(alerts.count)")[language]
        var table = Table(header: ["", "", "", "", ""])
        for alert in alerts.prefix(BacktestTable.mostListed) {
            var amount = ""
            if let observed = alert.observed, let expected = alert.expected {
                let names = Bilingual(fr: "attendu", en: "expected")[language]
                amount =
                    "\(figure(observed, alert.metric, number)) (\(names) \(figure(expected, alert.metric, number)))"
            }
            let place = [alert.source, alert.documentType].compactMap(\.self).joined(separator: " · ")
            table.rows.append([String(alert.at.rfc3339.prefix(16)), alert.kind, alert.platform ?? "–", place, amount])
        }
        var lines = ["", head] + table.lines().dropFirst()
        if alerts.count > BacktestTable.mostListed { lines.append("… +\(alerts.count - BacktestTable.mostListed)") }
        return lines
    }

    private func figure(_ value: Double, _ metric: String?, _ number: HumanNumber) -> String {
        metric?.hasSuffix("bytes") == true ? number.bytes(value) : number.count(value)
    }

    private func hundredths(_ value: Double, _ language: Language) -> String {
        let hundredths = Int64((min(max(value, 0), 1e12) * 100).rounded())
        let point = Bilingual(fr: ",", en: ".")[language]
        return "\(hundredths / 100)\(point)\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private func delay(_ seconds: Double?) -> String {
        guard let seconds else { return "–" }
        if seconds < 120 { return "\(Int(seconds)) s" }
        if seconds < 7_200 { return "\(Int(seconds / 60)) min" }
        return seconds < 172_800 ? "\(Int(seconds / 3_600)) h" : "\(Int(seconds / 86_400)) d"
    }
}
