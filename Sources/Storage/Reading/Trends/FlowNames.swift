import Domain
import Postgres
import Query

/// The flows that a query is about, as a list `n` with their names: joined once instead of once for each row.
struct FlowNames: Sendable {
    /// The list, to stand behind `WITH`.
    let list: SQL
    /// What is left to ask of a row `r` with its name `n`: the host's conditions.
    let condition: SQL
    /// The host `h` is needed, beside the conditions also for the jurisdiction.
    let needsHost: Bool

    /// Takes the filters of flows and hosts; others are the caller's.
    init(_ filters: [Filter], jurisdiction: Bool) throws(StoreError) {
        let flows = filters.filter { FilterSQL.flowNames.columns[$0.field] != nil }
        let hosts = filters.filter { FilterSQL.hostNames.columns[$0.field] != nil }
        list = """
            n AS MATERIALIZED (
                SELECT f.id AS flow_id, t.id AS platform, t.slug, t.name, t.jurisdiction, s.name AS system, f.source,
                    f.doc_type, f.first_seen
                FROM flow f JOIN system s ON s.id = f.system_id JOIN platform p ON p.id = f.platform_id
                    JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
                WHERE \(sql: try FilterSQL.flowNames.condition(flows))
            )
            """
        condition = try FilterSQL.hostNames.condition(hosts)
        needsHost = jurisdiction || !hosts.isEmpty
    }

    /// From `r` to its names.
    var joins: SQL {
        needsHost
            ? "JOIN n ON n.flow_id = r.flow_id LEFT JOIN host h ON h.id = r.host_id"
            : "JOIN n ON n.flow_id = r.flow_id"
    }

    /// Where the data lies: the host's word, else the platform's.
    static let jurisdiction: SQL = "COALESCE(h.jurisdiction, n.jurisdiction)"
}

extension FilterSQL {
    /// Over the flow `f`, its system `s` and the platform `t` as it is called today.
    static let flowNames = FilterSQL([
        .platform: .platform("t.id"),
        .system: .text("s.name"),
        .source: .text("f.source"),
        .documentType: .text("f.doc_type"),
    ])

    /// Over the list `n` and the host `h` of a row, if its sender named one.
    static let hostNames = FilterSQL([
        .jurisdiction: .text(FlowNames.jurisdiction),
        .host: .text("h.name"),
    ])

    /// Over rows of single categories.
    static let categoryRows = FilterSQL([.category: .category("r.category")])
}
