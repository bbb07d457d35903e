import Domain
import Query

/// A sheet of round numbers for every platform but `nobody`.
struct MemorySheets: PlatformSheetReader {
    func sheet(
        _ slug: String,
        from: Timestamp,
        to: Timestamp,
        timeZone: String
    ) async throws(StoreError) -> PlatformSheet {
        guard slug != "nobody" else { throw .notFound }
        return PlatformSheet(
            slug: slug,
            name: slug.uppercased(),
            from: from,
            to: to,
            timeZone: timeZone,
            asOf: Desk.noon,
            events: 10,
            bytes: 1_000,
            records: 20,
            volume: try await MemoryTrends()
                .trend(
                    TrendQuery(from: from, to: to, interval: .day, timeZone: timeZone)
                ),
            levels: [PlatformSheet.LevelShare(level: .restricted, bytes: 400)],
            hoursOfWeek: Array(repeating: PlatformSheet.HourOfWeek(events: 1, bytes: 2), count: 168),
            fields: [
                PlatformSheet.Field(
                    documentType: "order",
                    path: "/items/*/price",
                    category: .commercialPrice,
                    confidence: 0.97,
                    firstSeen: Desk.noon,
                    lastSeen: Desk.noon,
                    isAllowed: true
                )
            ],
            fieldCount: 1,
            hosts: [PlatformSheet.Host(name: "", jurisdiction: "CN", firstSeen: nil, events: 10, bytes: 1_000)],
            categories: [
                PlatformSheet.CategoryShare(category: .commercialPrice, events: 10, bytes: 1_000, isAllowed: nil)
            ],
            people: PeopleEstimate(people: 7, keys: 1),
            allowed: nil,
            unresolvedAlerts: 1,
            quality: PlatformQuality(
                conformity: [PlatformQuality.Figure(.secretFree, good: 9, of: 10, coverage: 0.5)],
                integrity: [PlatformQuality.Figure(.readable, good: 0, of: 0, coverage: nil)],
                fluidity: [],
                alerts: ["policy.violation": 1],
                meanDuration: nil,
                timed: 0,
                events: 10
            )
        )
    }
}
