package import Domain

/// What one setting told, held against what is known.
package struct BacktestSide: Sendable {
    /// An incident's kind, how many of it there were, how many were found and how long that took.
    package struct Found: Sendable {
        package var kind: String
        package var incidents = 0
        package var found = 0
        /// Seconds from the first event to the first alert of each that was found.
        package var delays: [Double] = []

        package var medianDelay: Double? {
            let sorted = delays.sorted()
            guard !sorted.isEmpty else { return nil }
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }

    package private(set) var alerts: [ComparedAlert]
    package private(set) var perWeek: Double
    /// Alerts that people have judged, in the database: right and false ones.
    package private(set) var judged: (right: Int, false: Int)?
    /// Alerts of no incident; `nil` where none are known.
    package private(set) var falseAlerts: Int?
    package private(set) var falsePerWeek: Double?
    package private(set) var found: [Found] = []

    init(_ alerts: [ComparedAlert], weeks: Double) {
        self.alerts = alerts
        perWeek = Double(alerts.count) / weeks
    }

    /// Holds the alerts against incidents, as a scorer that asks for the right kind does.
    ///
    /// Before `warmup` nothing is false.
    mutating func judge(by incidents: [Incident], warmup: Timestamp?, weeks: Double) {
        var first = [Timestamp?](repeating: nil, count: incidents.count)
        var wrong = 0
        for alert in alerts {
            let near = incidents.indices.filter { incidents[$0].covers(alert) }
            let hits = near.filter { !incidents[$0].isHarmless && incidents[$0].names(alert.kind) }
            for place in hits { first[place] = min(first[place] ?? alert.at, alert.at) }
            guard hits.isEmpty, !near.contains(where: { incidents[$0].toleratedKinds.contains(alert.kind) }) else {
                continue
            }
            if warmup.map({ alert.at >= $0 }) ?? true { wrong += 1 }
        }
        falseAlerts = wrong
        falsePerWeek = Double(wrong) / weeks
        var kinds: [String: Found] = [:]
        for (place, incident) in incidents.enumerated() where !incident.isHarmless {
            kinds[incident.kind, default: Found(kind: incident.kind)].incidents += 1
            guard let at = first[place] else { continue }
            kinds[incident.kind]?.found += 1
            kinds[incident.kind]?.delays
                .append(max(0, Double(at.microseconds - incident.firstEvent.microseconds) / 1e6))
        }
        found = kinds.values.sorted { $0.kind < $1.kind }
    }

    /// Counts the alerts that are ones people have judged: the same kind in the same place, while those went on.
    mutating func judge(by known: [(incident: Incident, isRight: Bool)]) {
        var (right, wrong) = (0, 0)
        for alert in alerts {
            guard let one = known.first(where: { $0.incident.covers(alert) && $0.incident.names(alert.kind) }) else {
                continue
            }
            if one.isRight { right += 1 } else { wrong += 1 }
        }
        judged = (right, wrong)
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("alerts", alerts.count)
            json.member("per_week", rounded(perWeek))
            if let judged {
                json.name("labelled")
                json.object { json in
                    json.member("true", judged.right)
                    json.member("false", judged.false)
                }
            }
            guard let falseAlerts else { return }
            json.member("false_alerts", falseAlerts)
            json.member("false_per_week", falsePerWeek.map(rounded))
            json.name("incidents")
            json.array { json in
                for kind in found {
                    json.object { json in
                        json.member("kind", kind.kind)
                        json.member("count", kind.incidents)
                        json.member("found", kind.found)
                        json.member("delay_s", kind.medianDelay)
                    }
                }
            }
        }
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
