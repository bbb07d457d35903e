import Domain
import Query

/// What was read of a platform, put together as a sheet.
struct PlatformSheetParts: Sendable {
    struct Sums: Sendable {
        var events: Int64 = 0
        var bytes: Int64 = 0
        var records: Int64 = 0
        var errors: Int64 = 0
        var timed: Int64 = 0
        var duration: Int64 = 0
        /// Bytes to hosts or platforms of which the jurisdiction is known.
        var placedBytes: Int64 = 0
        var bytesByLevel: [Level: Int64] = [:]
    }

    private let reading: PlatformSheetReading
    private let asOf: Timestamp
    var sums = Sums()
    var hosts: [PlatformSheet.Host] = []
    var categories: [PlatformSheet.CategoryShare] = []
    var hoursOfWeek: [PlatformSheet.HourOfWeek] = []
    var fields: [PlatformSheet.Field] = []
    var fieldCount = 0
    /// By kind.
    var alerts: [String: Int] = [:]

    init(_ reading: PlatformSheetReading, asOf: Timestamp) {
        self.reading = reading
        self.asOf = asOf
    }

    func sheet(volume: Trend, people: PeopleEstimate) -> PlatformSheet {
        PlatformSheet(
            slug: reading.name.slug,
            name: reading.name.name,
            from: reading.from,
            to: reading.to,
            timeZone: reading.timeZone,
            asOf: asOf,
            events: sums.events,
            bytes: sums.bytes,
            records: sums.records,
            volume: volume,
            levels: Level.allCases.reversed()
                .compactMap { level in
                    sums.bytesByLevel[level]
                        .flatMap { $0 > 0 ? PlatformSheet.LevelShare(level: level, bytes: $0) : nil }
                },
            hoursOfWeek: hoursOfWeek,
            fields: fields,
            fieldCount: fieldCount,
            hosts: hosts,
            categories: categories,
            people: people,
            allowed: reading.allowed.map { allowed in Category.allCases.filter { allowed.contains($0) } },
            unresolvedAlerts: alerts.values.reduce(0, +),
            quality: quality
        )
    }

    private var quality: PlatformQuality {
        let read = sums.bytes - (sums.bytesByLevel[.unknown] ?? 0)
        // What could not be read may hold anything, so figures about contents say how much they are about.
        let readShare = sums.bytes > 0 ? Double(read) / Double(sums.bytes) : nil
        let secrets = categories.first { $0.category == .securitySecret }?.events ?? 0
        var conformity = [
            PlatformQuality.Figure(.jurisdictionKnown, good: sums.placedBytes, of: sums.bytes, coverage: share(1)),
            PlatformQuality.Figure(.secretFree, good: sums.events - secrets, of: sums.events, coverage: readShare),
        ]
        if reading.allowed != nil {
            let good = categories.count { $0.isAllowed == true }
            conformity.append(
                PlatformQuality.Figure(
                    .categoriesAllowed,
                    good: Int64(good),
                    of: Int64(categories.count),
                    coverage: readShare
                )
            )
        }
        return PlatformQuality(
            conformity: conformity,
            integrity: [PlatformQuality.Figure(.readable, good: read, of: sums.bytes, coverage: share(1))],
            fluidity: [
                PlatformQuality.Figure(
                    .delivered,
                    good: sums.events - sums.errors,
                    of: sums.events,
                    coverage: share(1)
                )
            ],
            alerts: alerts,
            meanDuration: sums.timed > 0 ? Double(sums.duration) / Double(sums.timed) : nil,
            timed: sums.timed,
            events: sums.events
        )
    }

    /// `value`, where there was anything at all.
    private func share(_ value: Double) -> Double? { sums.events > 0 ? value : nil }
}
