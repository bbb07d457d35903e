import Domain
import Postgres
import Query

/// One trend, read within one snapshot: buckets, then each family of metrics, then the band.
struct TrendReading: Sendable {
    private let query: TrendQuery
    private let limits: RollupPieces.Limits
    private let now: Timestamp
    private let volume: TrendVolume
    private let fields: TrendFields
    private let alerts: TrendAlerts
    private let subjects: TrendSubjects

    /// The families, in the order in which they are read.
    private enum Family {
        case volume, fields, alerts, subjects
    }

    init(_ query: TrendQuery, _ limits: RollupPieces.Limits, now: Timestamp) throws(StoreError) {
        self.query = query
        self.now = now
        var limits = limits
        limits.hasMinutes = !query.needsCategory && !query.needsLevel
        limits.allowsDays = query.interval.isOfDays || query.interval == .all
        if query.dimensions.contains(.hourOfWeek) { limits.allowsDays = false }
        self.limits = limits
        // Each family takes the filters that it knows; `fault` has refused the others.
        volume = try TrendVolume(query, query.metrics.filter(\.isOfVolume))
        fields = try TrendFields(query)
        alerts = try TrendAlerts(query.metrics.contains(.alerts) ? query : query.withoutFilters)
        subjects = try TrendSubjects(query)
    }

    func read(_ session: PostgresSession) throws(PostgresError) -> Result<Trend, StoreError> {
        // First of all: what is read next holds at least this commit.
        let asOf = try TrendQueries.lastCommit(session)
        let buckets = try TrendBuckets.read(query, session)
        var periods = [buckets]
        if let comparison = query.comparison { periods.append(try buckets.compared(comparison, query, session)) }
        var finish = TrendFinish(query, periods, now: now)
        do {
            for family in families {
                let grid = try read(family, finish.keys, periods, &finish, session)
                finish.add(grid)
            }
        } catch let refusal as StoreError {
            return .failure(refusal)
        } catch let error as PostgresError {
            throw error
        } catch {
            return .failure(.failed("trend"))
        }
        if query.band { try readBand(into: &finish, buckets, session) }
        return .success(finish.trend(asOf: asOf ?? now))
    }

    /// The family of the first metric ranks the keys, so it comes first.
    private var families: [Family] {
        var families: [Family] = []
        for metric in query.metrics {
            let family: Family =
                switch metric {
                case .newFields: .fields
                case .alerts: .alerts
                case .subjects: .subjects
                default: .volume
                }
            if !families.contains(family) { families.append(family) }
        }
        return families
    }

    private func read(
        _ family: Family,
        _ keys: TrendCells.Keys,
        _ periods: [TrendBuckets],
        _ finish: inout TrendFinish,
        _ session: PostgresSession
    ) throws -> TrendGrid {
        func cells(_ metrics: [TrendQuery.Metric]) -> TrendCells {
            TrendCells(
                query: query,
                metrics: metrics,
                buckets: periods[0],
                periods: periods.count,
                partial: periods[0].partial(at: now)
            )
        }
        switch family {
        case .volume:
            var rows: [(rows: RollupRows, buckets: TrendBuckets)] = []
            for buckets in periods {
                let pieces = try self.pieces(buckets, session)
                let read = RollupRows(
                    pieces: pieces.pieces,
                    columns: volume.columns,
                    isOfCategories: query.needsCategory
                )
                finish.note(read.names)
                if pieces.isBeforeRetention { finish.warn(.beforeRetention) }
                rows.append((read, buckets))
            }
            return try cells(volume.metrics).read(volume.cells(rows), keys, session)
        case .fields:
            finish.note(["field"])
            return try cells([.newFields]).read(fields.cells(periods), keys, session)
        case .alerts:
            finish.note(["alert"])
            return try cells([.alerts]).read(alerts.cells(periods), keys, session)
        case .subjects:
            finish.note(["flow_day_subject"])
            let (grid, keys) = try subjects.read(periods, keys, session)
            if keys > 1 { finish.warn(.subjectsOfSeveralKeys(keys)) }
            return grid
        }
    }

    private func pieces(_ buckets: TrendBuckets, _ session: PostgresSession) throws -> RollupPieces {
        if query.interval.isBelowHour { return try RollupPieces(minutesOf: buckets.edges, limits) }
        if query.dimensions.contains(.hourOfWeek), try cutsHours(buckets, session) {
            return try RollupPieces(minutesOf: buckets.edges, limits)
        }
        let days = try FoldedDay.read(from: buckets.start, to: buckets.end, session)
        return try RollupPieces(edges: buckets.edges, days: days, limits)
    }

    /// Whether the zone's clocks are not off by whole hours.
    private func cutsHours(_ buckets: TrendBuckets, _ session: PostgresSession) throws(PostgresError) -> Bool {
        try session.first(
            """
            SELECT bool_or(extract(minute FROM edge AT TIME ZONE \(query.timeZone))
                <> extract(minute FROM edge AT TIME ZONE 'UTC')) FROM unnest(\(buckets.bounds)) AS edge
            """
        ) { (row) throws(PostgresError) in try row.decodeIfPresent(at: 0) ?? false } ?? false
    }

    private func readBand(
        into finish: inout TrendFinish,
        _ buckets: TrendBuckets,
        _ session: PostgresSession
    ) throws(PostgresError) {
        var hasBand = false
        for metric in query.metrics {
            let keys = finish.series.map { $0.keys.first ?? "" }
            guard let band = try TrendBand.read(query, metric, buckets, keys: keys, session) else { continue }
            hasBand = true
            finish.add(band, to: metric)
        }
        if !hasBand { finish.warn(.noBand) }
    }
}

extension TrendQuery {
    fileprivate var withoutFilters: TrendQuery {
        var query = self
        query.filters = []
        return query
    }
}
