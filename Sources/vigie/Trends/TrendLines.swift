import Alerting
import Dashboard
import Domain
import Foundation
import Query

/// A trend on a terminal: a line for each key with its name, its course and its total.
struct TrendLines {
    private let trend: ToldTrend
    private let width: Int
    private let number = HumanNumber(terminalLanguage)

    init(_ trend: ToldTrend, width: Int) {
        self.trend = trend
        self.width = width
    }

    var lines: [String] {
        var lines: [String] = []
        for (index, metric) in trend.meta.metric.enumerated() {
            if index > 0 { lines.append("") }
            lines.append(Terminal.output.styled(head(metric), .bold))
            lines += rows(metric)
        }
        let partial = speak(fr: "Le dernier point n’est pas fini.", en: "The last point is not over.")
        if !trend.meta.partial.isEmpty { lines.append(Terminal.output.styled(partial, .faint)) }
        return lines + trend.meta.warnings.map { Terminal.output.styled($0, .yellow) }
    }

    private func head(_ metric: String) -> String {
        let dimensions = trend.meta.by.map { TrendQuery.Dimension(rawValue: $0)?.label[terminalLanguage] ?? $0 }
        let by = dimensions.isEmpty ? "" : speak(fr: " par ", en: " by ") + dimensions.joined(separator: ", ")
        let name = TrendQuery.Metric(rawValue: metric)?.label[terminalLanguage] ?? metric
        let span = "\(local(trend.meta.from)) → \(local(trend.meta.to))"
        return "\(name)\(by) · \(trend.meta.interval) · \(span) · \(trend.meta.tz)"
    }

    /// An instant on the clocks of the trend's own zone: `2026-11-26 00:00`.
    private func local(_ text: String) -> String {
        guard let instant = Timestamp(rfc3339: text), let zone = TimeZone(identifier: trend.meta.tz) else {
            return String(text.prefix(16))
        }
        let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
        return String(instant.advanced(bySeconds: Int64(seconds)).rfc3339.prefix(16)).replacing("T", with: " ")
    }

    private func rows(_ metric: String) -> [String] {
        let all = trend.series + (trend.other.map { [$0] } ?? [])
        let names = all.map(name)
        let totals = all.map { amount($0.measure(metric)?.total ?? 0, metric) }
        let changes = all.map { change($0.measure(metric)?.compare) }
        let longest = min(names.map(\.count).max() ?? 0, max(12, width / 3))
        let room = max(8, width - longest - (totals.map(\.count).max() ?? 0) - (changes.map(\.count).max() ?? 0) - 6)
        let spark = trend.time.count > 1 ? min(room, 96) : 0
        return all.indices.map { index in
            let course = Sparkline.text(all[index].measure(metric)?.values ?? [], width: spark)
            let columns = [
                padded(names[index], longest), Terminal.output.styled(course, .cyan),
                left(totals[index], totals), left(changes[index], changes),
            ]
            return columns.filter { !$0.isEmpty }.joined(separator: "  ")
        }
    }

    private func name(_ series: ToldTrend.Series) -> String {
        if let keys = series.keys { return speak(fr: "autres (\(keys))", en: "others (\(keys))") }
        guard let label = series.label, !label.isEmpty else { return speak(fr: "total", en: "total") }
        // With one dimension its words are in the reader's language; what senders name stays what it is.
        if let by = trend.meta.by.first, trend.meta.by.count == 1, let key = series.key?[by],
            let word = TrendQuery.Dimension(rawValue: by)?.name(of: key)
        {
            return word[terminalLanguage]
        }
        // What senders name themselves must not steer the terminal.
        return String(label.unicodeScalars.map { $0.properties.generalCategory == .control ? "�" : Character($0) })
    }

    private func amount(_ value: Double, _ metric: String) -> String {
        switch trend.meta.unit[metric] {
        case "byte": number.bytes(value)
        case "share": number.percent(value)
        case "index": String(format: "%.2f", value).replacing(".", with: speak(fr: ",", en: "."))
        default: number.decimal(value, digits: value < 100 ? 1 : 0)
        }
    }

    private func change(_ comparison: ToldTrend.Comparison?) -> String {
        guard let comparison else { return "" }
        guard let change = comparison.change else { return "—" }
        return (change > 0 ? "+" : "") + number.percent(change)
    }

    private func padded(_ text: String, _ width: Int) -> String {
        let short = text.count > width ? String(text.prefix(width - 1)) + "…" : text
        return short + String(repeating: " ", count: width - short.count)
    }

    /// Numbers to the right.
    private func left(_ text: String, _ all: [String]) -> String {
        String(repeating: " ", count: (all.map(\.count).max() ?? 0) - text.count) + text
    }
}

/// How wide the terminal is.
enum TerminalWidth {
    /// `COLUMNS`, else what the terminal says, else 80.
    static var columns: Int {
        if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text), columns > 20 {
            return min(columns, 400)
        }
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return min(Int(size.ws_col), 400)
    }
}
