import Query
import Domain
import Testing

@Suite("What no rollup can answer")
struct TrendFaultTests {
    private func query(
        _ metrics: [TrendQuery.Metric],
        by dimensions: [TrendQuery.Dimension] = [],
        _ interval: TrendQuery.Interval = .day,
        filters: [Filter] = [],
        zone: String = "UTC"
    ) -> TrendQuery {
        TrendQuery(
            metrics: metrics,
            dimensions: dimensions,
            from: Timestamp(seconds: 0),
            to: Timestamp(seconds: 86_400),
            interval: interval,
            timeZone: zone,
            filters: filters
        )
    }

    @Test("it is named with what is at fault")
    func faults() {
        let level = Filter(.sensitivity, .atLeast, ["restricted"])
        let category = Filter(.category, .equals, ["personal.*"])
        #expect(query([]).fault == .metrics && query([.bytes, .bytes]).fault == .metrics)
        #expect(query([.events, .bytes, .records, .errors, .hhi]).fault == .metrics)
        #expect(query([.bytes], by: [.platform, .system, .source]).fault == .dimensions)
        #expect(query([.records], by: [.category]).fault == .metricBy(.records, .category))
        #expect(query([.hhi], by: [.platform]).fault == .metricBy(.hhi, .platform))
        #expect(query([.bytes], by: [.field]).fault == .metricBy(.bytes, .field))
        #expect(query([.subjects], by: [.jurisdiction]).fault == .metricBy(.subjects, .jurisdiction))
        #expect(query([.bytes, .records], filters: [level]).fault == .metricFilter(.records, .sensitivity))
        #expect(query([.newFields], filters: [level]).fault == .metricFilter(.newFields, .sensitivity))
        #expect(query([.bytes], .quarterHour, filters: [level]).fault == .metricInterval(.bytes, .quarterHour))
        #expect(query([.events], by: [.hourOfWeek], .minute).fault == .dimensionInterval(.hourOfWeek, .minute))
        #expect(query([.bytes], by: [.sensitivity], filters: [category]).fault == .levelAndCategory)
        #expect(query([.subjects], .hour).fault == .metricInterval(.subjects, .hour))
        #expect(query([.subjects], zone: "America/Toronto").fault == .subjectsZone)
        var growth = query([.bytes], by: [.platform])
        growth.order = .changeDescending
        #expect(growth.fault == .orderNeedsComparison)
        growth.comparison = .previous
        #expect(growth.fault == nil)
    }

    @Test("what is kept can be asked")
    func answers() {
        let jurisdiction = Filter(.jurisdiction, .equals, ["CA"], negated: true)
        #expect(query([.bytes, .sensitiveShare, .hhi, .alerts], by: [.system, .jurisdiction]).fault == nil)
        #expect(query([.events, .bytes], by: [.category, .platform], filters: [jurisdiction]).fault == nil)
        #expect(query([.newFields], by: [.field, .documentType]).fault == nil)
        #expect(query([.subjects, .events], by: [.platform], .all).fault == nil)
        #expect(query([.events], .minute, filters: [jurisdiction], zone: "Asia/Kolkata").fault == nil)
    }
}
