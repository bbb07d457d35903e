import Domain
import Postgres
import Query

extension ReportReading {
    /// A row before its people are counted.
    private struct Cell: Sendable {
        var row: TransferRow
        let flows: [Int32]
    }

    func register() throws(PostgresError) -> TransferRegister {
        let cells = try cells()
        let people = try PeopleByFlow.read(
            Set(cells.filter(\.row.isPersonal).flatMap(\.flows)),
            from: pieces.from,
            to: pieces.to,
            session
        )
        var rows: [TransferRow] = []
        var seen: [String: CategorySet] = [:]
        for cell in cells {
            var row = cell.row
            if row.isPersonal { row.persons = persons(people.estimate(of: cell.flows)) }
            rows.append(row)
            seen[row.platform, default: CategorySet()].insert(row.category)
        }
        var unseen: [String: [Category]] = [:]
        for (platform, categories) in seen {
            guard let declared = allowed(platform) else { continue }
            let missing = Category.allCases.filter { declared.contains($0) && !categories.contains($0) }
            if !missing.isEmpty { unseen[platform] = missing }
        }
        return TransferRegister(rows: rows, unseen: unseen)
    }

    private func persons(_ estimate: PeopleEstimate?) -> PersonCount? {
        guard let estimate else { return nil }
        guard estimate.people >= Report.fewest || request.showsSmallCounts else { return .few }
        return .about(estimate.people, keys: estimate.keys)
    }

    private func cells() throws(PostgresError) -> [Cell] {
        try session.query(
            """
            WITH part AS (
                SELECT flow_id, host_id, category, min(at) AS first, max(at) AS last, sum(events) AS events,
                    sum(bytes) AS bytes, sum(leaves) AS leaves
                FROM (\(sql: rows(", category, events, bytes, leaves", ofCategories: true))) AS r GROUP BY 1, 2, 3
            ), r AS (
                SELECT part.*, COALESCE(\(sql: hour("min", "first")), first) AS first_hour,
                    COALESCE(\(sql: hour("max", "last")), last) AS last_hour
                FROM part
            ), cell AS (
                SELECT t.id, COALESCE(h.jurisdiction, t.jurisdiction) AS jurisdiction, r.category,
                    min(r.first_hour) AS first, max(r.last_hour) AS last, sum(r.events)::bigint AS events,
                    sum(r.bytes)::bigint AS bytes, sum(r.leaves)::bigint AS leaves,
                    array_agg(DISTINCT s.name ORDER BY s.name) AS systems,
                    array_agg(DISTINCT f.doc_type ORDER BY f.doc_type) AS documents,
                    COALESCE(array_agg(DISTINCT h.name ORDER BY h.name) FILTER (WHERE h.name IS NOT NULL), '{}') AS hosts,
                    array_agg(DISTINCT f.id) AS flows
                FROM r \(sql: FilterSQL.joins(to: "r")) GROUP BY 1, 2, 3
            )
            SELECT t.slug, t.name, t.operator_name, t.operator_country, cell.jurisdiction,
                COALESCE((SELECT array_agg(DISTINCT law ORDER BY law) FROM platform_host ph, unnest(ph.laws) AS law
                    WHERE ph.platform_id = t.id AND ph.jurisdiction = cell.jurisdiction), '{}'),
                cell.category, first, last, events, bytes, leaves, systems, documents, hosts, flows, \(sql: RegistryTerms.columns)
            FROM cell JOIN platform t ON t.id = cell.id
            ORDER BY t.slug COLLATE "C", cell.jurisdiction COLLATE "C", cell.category
            """
        ) { (row) throws(PostgresError) in try cell(row) }
        .compactMap(\.self)
    }

    /// The hour of a sum that begins at `column`, which may be a day: the sum's first or last within it.
    ///
    /// NULL where hours may be gone, so that the day stands. No day has more than 25 hours.
    private func hour(_ function: SQL, _ column: SQL) -> SQL {
        """
        (SELECT \(sql: function)(hour) FROM flow_hour_category x
            WHERE part.\(sql: column) >= \(SQLTimestamp(hoursFrom)) AND x.flow_id = part.flow_id AND x.host_id = part.host_id AND x.category = part.category
                AND x.hour >= part.\(sql: column) AND x.hour < least(part.\(sql: column) + interval '25 hours', \(to)))
        """
    }

    /// `nil` for a category of another build.
    private func cell(_ row: borrowing PostgresRow) throws(PostgresError) -> Cell? {
        let number = try row.decode(Int16.self, at: 6)
        guard let category = UInt8(exactly: number).flatMap(Category.init(rawValue:)) else { return nil }
        let slug: String = try row.decode(at: 0)
        return Cell(
            row: TransferRow(
                platform: slug,
                platformName: try row.decode(at: 1),
                operatorName: try row.decodeIfPresent(at: 2),
                operatorCountry: try row.decodeIfPresent(at: 3),
                jurisdiction: try row.decode(at: 4),
                laws: try row.decode(at: 5),
                category: category,
                firstSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 7)),
                lastSeen: Timestamp(try row.decode(SQLTimestamp.self, at: 8)),
                events: try row.decode(at: 9),
                bytes: try row.decode(at: 10),
                records: try row.decode(at: 11),
                persons: nil,
                systems: try row.decode(at: 12),
                documentTypes: try row.decode(at: 13),
                hosts: try row.decode(at: 14),
                isDeclared: allowed(slug)?.contains(category),
                terms: try RegistryTerms.read(row, from: 16)
            ),
            flows: try row.decode(at: 15)
        )
    }
}
