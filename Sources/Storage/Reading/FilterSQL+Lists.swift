import Domain
import Postgres
import Query

/// What the fields of the filter grammar are in each kind of list.
extension FilterSQL {
    /// Over `alert a`.
    static let alerts = FilterSQL([
        .platform: .platformSlug("a.subject->>'platform'"),
        .system: .text("a.subject->>'system'"),
        .source: .text("a.subject->>'source'"),
        .jurisdiction: .text("a.subject->>'jurisdiction'"),
        .host: .text("a.subject->>'host'"),
        .documentType: .text("a.subject->>'doc_type'"),
        .category: .text("a.subject->>'category'"),
        .kind: .text("a.kind"),
        .state: .text("a.state"),
        .severity: .rank("a.severity", words: ["low", "medium", "high", "critical"]),
        .assignee: .text("a.assignee"),
        .group: .text("a.group_id"),
        .muted: .text("(a.muted_by IS NOT NULL)::text"),
    ])

    /// Over `outbound_event e` with the names of `joins`.
    static let events = FilterSQL(
        names.merging([
            .sensitivity: .rank("e.level", words: Level.allCases.map(\.word)),
            .category: .categorySet("e.categories"),
            .bytes: .number("e.bytes"),
        ]) { $1 }
    )

    /// Over the platform `t` of an expectation.
    static let bands = FilterSQL([.platform: .platform("t.id")])

    private static let names: [Filter.Field: Column] = [
        .platform: .platform("t.id"),
        .system: .text("s.name"),
        .source: .text("f.source"),
        .jurisdiction: .text("COALESCE(h.jurisdiction, t.jurisdiction)"),
        .host: .text("h.name"),
        .documentType: .text("f.doc_type"),
    ]

    /// The names behind the integers of a row `r`: its flow `f`, system `s`, platform `p` as written and `t` as it is
    /// called today, and host `h` if the sender named one.
    static func joins(to row: SQL) -> SQL {
        """
        JOIN flow f ON f.id = \(sql: row).flow_id
        JOIN system s ON s.id = f.system_id
        JOIN platform p ON p.id = f.platform_id
        JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
        LEFT JOIN host h ON h.id = \(sql: row).host_id
        """
    }
}
