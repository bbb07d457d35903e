import Domain
import Query
import Synchronization

final class MemoryTrends: TrendReader {
    let asked = Mutex<[TrendQuery]>([])
    /// How many keys there are to rank.
    let keys = Mutex(1)

    func trend(_ query: TrendQuery) async throws(StoreError) -> Trend {
        asked.withLock { $0.append(query) }
        let series = Trend.Series(
            key: "=cmd|' /C calc'!A0",
            label: "Une, \"deux\"",
            values: [1, nil],
            total: 1,
            expected: [2, 2.5],
            low: [0, 0],
            high: [4, 5]
        )
        return Trend(
            times: [Desk.noon, Desk.noon.advanced(bySeconds: 86_400)],
            partial: [1],
            series: [series],
            other: nil,
            otherKeys: max(0, keys.withLock { $0 } - query.top),
            asOf: Desk.noon,
            rollup: "flow_hour"
        )
    }

    func flows(from: Timestamp, to: Timestamp, filters: [Filter]) async throws(StoreError) -> FlowMap {
        func link(_ system: String, _ platform: String, _ bytes: Int64, new: Bool) -> FlowMap.Link {
            FlowMap.Link(
                system: system,
                platform: platform,
                platformName: platform.uppercased(),
                jurisdiction: "CN",
                bytes: bytes,
                events: 1,
                level: .internal,
                new: new,
                alerts: 1
            )
        }
        return FlowMap(links: [link("a", "x", 10, new: true), link("b", "x", 5, new: false)], asOf: Desk.noon)
    }
}
