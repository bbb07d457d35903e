import Alerting
import Detection
import Domain
import Postgres
import Query

extension ReportReading {
    /// Alerts that were first seen in the window, the oldest first, and how many there are.
    func alertLines() throws(PostgresError) -> ([AlertLine], all: Int64) {
        var all: Int64 = 0
        let lines =
            try session.query(
                """
                SELECT a.number, a.kind, a.severity, a.state, a.subject->>'platform', a.subject->>'platform_name',
                    a.first_seen, a.stored_at,
                    (SELECT min(at) FROM alert_timeline l WHERE l.alert_id = a.id AND l.action = 'acknowledged'),
                    (SELECT max(at) FROM alert_timeline l WHERE l.alert_id = a.id AND l.action = 'resolved'),
                    a.resolution->>'reason', a.assignee, a.occurrences, count(*) OVER ()
                FROM alert a WHERE a.first_seen >= \(SQLTimestamp(request.from)) AND a.first_seen < \(SQLTimestamp(request.to))
                ORDER BY a.first_seen, a.number LIMIT \(Report.mostAlerts)
                """
            ) { (row) throws(PostgresError) -> AlertLine? in
                all = try row.decode(at: 13)
                let rank = try row.decode(Int.self, at: 2)
                guard let kind = Anomaly.Kind(rawValue: try row.decode(at: 1)),
                    let severity = Severity.allCases.first(where: { $0.rank == rank }),
                    let state = AlertState(rawValue: try row.decode(at: 3))
                else { return nil }
                let resolved = try row.decodeIfPresent(SQLTimestamp.self, at: 9).map { Timestamp($0) }
                return AlertLine(
                    number: try row.decode(at: 0),
                    kind: kind,
                    severity: severity,
                    state: state,
                    platform: try row.decodeIfPresent(at: 4) ?? "",
                    platformName: try row.decodeIfPresent(at: 5) ?? "",
                    firstSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 6)),
                    openedAt: Timestamp(try row.decode(SQLTimestamp.self, at: 7)),
                    acknowledgedAt: try row.decodeIfPresent(SQLTimestamp.self, at: 8).map { Timestamp($0) },
                    // One that was opened again is not over.
                    resolvedAt: state == .resolved ? resolved : nil,
                    reason: try row.decodeIfPresent(String.self, at: 10)
                        .flatMap { Alerting.Resolution.Reason(rawValue: $0) },
                    assignee: try row.decodeIfPresent(at: 11),
                    occurrences: try row.decode(at: 12)
                )
            }
            .compactMap(\.self)
        return (lines, all)
    }

    /// One line a platform that received something in the window.
    func qualityLines() throws(PostgresError) -> [QualityLine] {
        let categories = try categoriesByPlatform()
        return try session.query(
            """
            WITH r AS (
                SELECT flow_id, host_id, sum(events) AS events, sum(bytes) AS bytes, sum(bytes_unknown) AS bytes_unknown,
                    sum(errors) AS errors, sum(timed) AS timed, sum(duration_ms) AS duration_ms
                FROM (\(sql: rows(", events, bytes, bytes_unknown, errors, timed, duration_ms"))) AS every GROUP BY 1, 2
            ), sums AS (
                SELECT t.id, sum(r.events)::bigint AS events, sum(r.bytes)::bigint AS bytes,
                    COALESCE(sum(r.bytes) FILTER (WHERE COALESCE(h.jurisdiction, t.jurisdiction) <> 'unknown'), 0)::bigint
                        AS placed,
                    sum(r.bytes - r.bytes_unknown)::bigint AS read, sum(r.errors)::bigint AS errors,
                    sum(r.timed)::bigint AS timed, sum(r.duration_ms)::bigint AS duration
                FROM r \(sql: FilterSQL.joins(to: "r")) GROUP BY 1
            )
            SELECT t.slug, t.name, events, bytes, placed, read, errors, timed, duration,
                (SELECT count(*) FROM alert a JOIN platform m ON m.slug = a.subject->>'platform'
                    WHERE a.state <> 'resolved' AND COALESCE(m.merged_into, m.id) = t.id), \(sql: RegistryTerms.columns)
            FROM sums JOIN platform t ON t.id = sums.id ORDER BY t.slug COLLATE "C"
            """
        ) { (row) throws(PostgresError) in
            let slug: String = try row.decode(at: 0)
            let seen = categories[slug] ?? (CategorySet(), 0)
            let declared = allowed(slug)
            let (timed, duration): (Int64, Int64) = (try row.decode(at: 7), try row.decode(at: 8))
            let all = Category.allCases.filter { seen.0.contains($0) }
            return QualityLine(
                platform: slug,
                platformName: try row.decode(at: 1),
                terms: try RegistryTerms.read(row, from: 10),
                events: try row.decode(at: 2),
                bytes: try row.decode(at: 3),
                placedBytes: try row.decode(at: 4),
                readBytes: try row.decode(at: 5),
                secretEvents: seen.1,
                failedEvents: try row.decode(at: 6),
                categories: Int64(all.count),
                declaredCategories: declared.map { declared in Int64(all.count { declared.contains($0) }) },
                timedEvents: timed,
                meanDuration: timed > 0 ? Double(duration) / Double(timed) : nil,
                unresolvedAlerts: try row.decode(at: 9)
            )
        }
    }

    /// The categories that each platform got, and in how many events there was a secret.
    private func categoriesByPlatform() throws(PostgresError) -> [String: (CategorySet, Int64)] {
        let rows = try session.query(
            """
            SELECT t.slug, r.category, sum(r.events)::bigint
            FROM (SELECT flow_id, category, sum(events) AS events
                    FROM (\(sql: rows(", category, events", ofCategories: true))) AS every GROUP BY 1, 2) AS r
                JOIN flow f ON f.id = r.flow_id JOIN platform p ON p.id = f.platform_id
                JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
            GROUP BY 1, 2
            """
        ) { (row) throws(PostgresError) in
            (try row.decode(String.self, at: 0), try row.decode(Int16.self, at: 1), try row.decode(Int64.self, at: 2))
        }
        var found: [String: (CategorySet, Int64)] = [:]
        for (slug, number, events) in rows {
            guard let category = UInt8(exactly: number).flatMap(Category.init(rawValue:)) else { continue }
            found[slug, default: (CategorySet(), 0)].0.insert(category)
            if category == .securitySecret { found[slug, default: (CategorySet(), 0)].1 += events }
        }
        return found
    }
}
