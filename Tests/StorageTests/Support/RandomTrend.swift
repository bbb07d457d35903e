import Domain
import Query
import TestSupport

/// Makes up trend queries and the events that they are asked of, all from one seed.
struct RandomTrend {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    static let sources = ["erp/orders", "erp/stock", "shop/catalogue", "crm/contacts"]
    /// A platform and a host that is its own, or none.
    static let targets: [(platform: String, host: String?)] = [
        ("amazon_spapi", "sellingpartnerapi-na.amazon.com"), ("amazon_spapi", nil),
        ("alibaba_top", "api.taobao.com"), ("alibaba_icbu", "openapi-api.alibaba.com"), ("ups", nil),
    ]
    static let documentTypes = ["order", "stock", "price"]
    static let categories: [Domain.Category] = [
        .commercialPrice, .personalName, .commercialUnitCost, .productIdentifier,
    ]
    /// Whole hours, half and three quarters of one, and clocks that move by half an hour.
    static let zones = [
        "America/Toronto", "UTC", "Europe/Paris", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu",
        "Australia/Lord_Howe", "Asia/Tokyo",
    ]

    mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func instant(from: Timestamp, to: Timestamp) -> Timestamp {
        Timestamp(microseconds: from.microseconds + Int64(random.next() % UInt64(to.microseconds - from.microseconds)))
    }

    /// One that some rollup can answer.
    mutating func query(from: Timestamp, to: Timestamp) -> TrendQuery {
        while true {
            let query = candidate(from: from, to: to)
            if query.fault == nil, query.interval.buckets(from: query.from, to: query.to) <= 1_500 { return query }
        }
    }

    private mutating func candidate(from: Timestamp, to: Timestamp) -> TrendQuery {
        let volume = TrendQuery.Metric.allCases.filter(\.isOfVolume)
        var metrics: [TrendQuery.Metric] = []
        for _ in 0...below(3) { metrics.append(one(of: volume)) }
        let known: [TrendQuery.Dimension] = [
            .platform, .system, .source, .jurisdiction, .sensitivity, .category, .documentType, .hourOfWeek,
        ]
        var dimensions: [TrendQuery.Dimension] = []
        for _ in 0..<below(3) { dimensions.append(one(of: known)) }
        let ends = [instant(from: from, to: to), instant(from: from, to: to)].sorted()
        return TrendQuery(
            metrics: metrics,
            dimensions: dimensions,
            from: ends[0],
            to: ends[1].advanced(bySeconds: 1),
            interval: one(of: TrendQuery.Interval.allCases),
            timeZone: one(of: RandomTrend.zones),
            filters: filters(),
            top: 1 + below(6)
        )
    }

    private mutating func filters() -> [Filter] {
        var filters: [Filter] = []
        for _ in 0..<max(0, below(4) - 1) {
            switch below(7) {
            case 0: filters.append(Filter(.platform, .equals, [one(of: ["amazon*", "alibaba_top", "ups"])]))
            case 1: filters.append(Filter(.system, .equals, ["erp"], negated: below(2) == 0))
            case 2: filters.append(Filter(.source, .equals, ["*/o*", "crm/contacts"]))
            case 3: filters.append(Filter(.jurisdiction, .equals, [one(of: ["CN", "unknown", "US"])], negated: true))
            case 4: filters.append(Filter(.documentType, .equals, ["order", "price"]))
            case 5: filters.append(Filter(.category, .equals, [one(of: ["commercial.*", "personal.name"])]))
            default: filters.append(Filter(.sensitivity, .atLeast, [one(of: ["internal", "restricted"])]))
            }
        }
        return filters
    }
}
