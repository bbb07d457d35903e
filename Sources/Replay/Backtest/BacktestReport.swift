package import Domain

/// What a back-test found: two settings, side by side.
package struct BacktestReport: Sendable {
    package var from: Timestamp
    package var to: Timestamp
    package var series = 0
    package var events: Int64 = 0
    /// Hours of series, or points.
    package var closes: Int64 = 0
    /// Of the replay, reading included.
    package var seconds = 0.0
    package private(set) var before: BacktestSide
    package private(set) var after: BacktestSide
    /// What only the other setting tells.
    package private(set) var added: [ComparedAlert]
    /// What only the setting in force tells.
    package private(set) var lost: [ComparedAlert]
    /// Alerts listed in a document at most; all are counted.
    private static let mostListed = 1_000

    package init(
        from: Timestamp,
        to: Timestamp,
        before: [ComparedAlert],
        after: [ComparedAlert],
        incidents: IncidentFile? = nil,
        judged: [(incident: Incident, isRight: Bool)]? = nil
    ) {
        self.from = from
        self.to = to
        let weeks = max(Double(to.microseconds - from.microseconds) / Double(7 * Timestamp.day), 1.0 / 168)
        (added, lost) = BacktestReport.difference(before, after)
        self.before = BacktestSide(before, weeks: weeks)
        self.after = BacktestSide(after, weeks: weeks)
        if let incidents {
            let known = incidents.incidents.filter { $0.to >= from && $0.from < to }
            self.before.judge(by: known, warmup: incidents.warmupEnd, weeks: weeks)
            self.after.judge(by: known, warmup: incidents.warmupEnd, weeks: weeks)
        }
        if let judged {
            self.before.judge(by: judged)
            self.after.judge(by: judged)
        }
    }

    package var closesPerSecond: Double { seconds > 0 ? Double(closes) / seconds : 0 }

    /// Each alert has at most one counterpart, the nearest in time.
    private static func difference(
        _ before: [ComparedAlert],
        _ after: [ComparedAlert]
    ) -> (added: [ComparedAlert], lost: [ComparedAlert]) {
        var places: [String: [Int]] = [:]
        for (place, alert) in before.enumerated() { places[alert.place, default: []].append(place) }
        var added: [ComparedAlert] = []
        for alert in after {
            let near = (places[alert.place] ?? []).filter { before[$0].isSame(as: alert) }
            let nearest = near.min {
                abs(before[$0].at.microseconds - alert.at.microseconds)
                    < abs(before[$1].at.microseconds - alert.at.microseconds)
            }
            guard let nearest else {
                added.append(alert)
                continue
            }
            places[alert.place]?.removeAll { $0 == nearest }
        }
        let lost = places.values.flatMap(\.self).sorted().map { before[$0] }
        return (added, lost)
    }

    /// The members of the report, within an object that somebody has begun.
    package func writeMembers(to json: inout JSONWriter) {
        json.member("from", from.rfc3339)
        json.member("to", to.rfc3339)
        json.member("series", series)
        json.member("events", events)
        json.member("closes", closes)
        json.member("seconds", (seconds * 1_000).rounded() / 1_000)
        json.member("closes_per_s", closesPerSecond.rounded())
        json.name("before")
        before.write(to: &json)
        json.name("after")
        after.write(to: &json)
        for (name, alerts) in [("added", added), ("lost", lost)] {
            json.name(name)
            json.array { json in for alert in alerts.prefix(BacktestReport.mostListed) { alert.write(to: &json) } }
        }
    }
}

extension ComparedAlert {
    /// What it is of, as one word.
    fileprivate var place: String { "\(kind)\u{0}\(platform ?? "")\u{0}\(source ?? "")\u{0}\(documentType ?? "")" }
}
