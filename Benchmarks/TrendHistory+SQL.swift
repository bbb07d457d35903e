/// The statements of a made-up history.
extension TrendHistory {
    /// Eight systems, the twelve first platforms of the registry with a host each, fifty flows, some fields each.
    static let names = """
        INSERT INTO system (name, first_seen) SELECT 'systeme-' || i, now() - interval '1 year'
            FROM generate_series(1, 8) AS i;
        CREATE TABLE vigie_lab_target AS
            SELECT row_number() OVER (ORDER BY slug) - 1 AS nth, id AS platform_id, slug FROM platform
            WHERE status <> 'merged' ORDER BY slug LIMIT 12;
        UPDATE platform SET first_seen = now() - interval '1 year' WHERE id IN (SELECT platform_id FROM vigie_lab_target);
        INSERT INTO host (name, platform_id, jurisdiction, first_seen)
            SELECT 'api.' || slug || '.example', platform_id, (ARRAY['CN', 'US', 'CA', 'DE', 'unknown'])[1 + nth % 5],
                now() - interval '1 year' FROM vigie_lab_target;
        INSERT INTO flow (system_id, platform_id, source, doc_type, first_seen)
            SELECT s.id, t.platform_id, s.name || '/feed_' || i, (ARRAY['order', 'stock', 'price_list'])[1 + i % 3],
                now() - interval '1 year' + interval '6 days' * i
            FROM generate_series(1, 50) AS i JOIN system s ON s.name = 'systeme-' || (1 + i % 8)
                JOIN vigie_lab_target t ON t.nth = i % 12;
        CREATE TABLE vigie_lab_flow AS
            SELECT row_number() OVER (ORDER BY f.id)::int AS nth, f.id AS flow_id, f.id AS flow, h.id AS host
            FROM flow f JOIN host h ON h.platform_id = f.platform_id WHERE f.source LIKE '%/feed_%';
        INSERT INTO field (flow_id, path, category, detector, first_seen, last_seen, confidence)
            SELECT flow_id, '/items/*/champ_' || i, i % 37, 0, now() - interval '1 day' * ((i * 7 + flow_id) % 200), now(), 90
            FROM vigie_lab_flow, generate_series(1, 20) AS i;
        ANALYZE system, platform, host, flow, field;
        """

    static func hours(_ span: String) -> String {
        """
        INSERT INTO flow_hour
        SELECT flow_id, coalesce(host_id, 0), date_trunc('hour', occurred_at, 'UTC'), \(sums), count(duration_ms),
            coalesce(sum(duration_ms), 0), \((0...5).map { "coalesce(sum(bytes) FILTER (WHERE level = \($0)), 0)" }
            .joined(separator: ", "))
        FROM outbound_event WHERE \(span) GROUP BY 1, 2, 3
        """
    }

    static func minutes(_ span: String) -> String {
        """
        INSERT INTO flow_minute SELECT flow_id, coalesce(host_id, 0), date_trunc('minute', occurred_at), \(sums)
        FROM outbound_event WHERE \(span) GROUP BY 1, 2, 3
        """
    }

    static func categories(_ span: String) -> String {
        """
        INSERT INTO flow_hour_category
        SELECT flow_id, coalesce(host_id, 0), date_trunc('hour', occurred_at, 'UTC'), category, count(*), count(*), sum(bytes)
        FROM outbound_event CROSS JOIN (VALUES (0), (11), (12), (14)) AS known (category)
        WHERE \(span) AND (categories >> category) & 1 = 1 GROUP BY 1, 2, 3, 4
        """
    }

    private static let sums = """
        count(*), sum(bytes), sum(records), count(*) FILTER (WHERE status >= 400), sum(bytes * score::float8 / 100),
        sum(score::float8), max(level)
        """

    /// For each platform and hour what detection keeps for three metrics.
    static let expectations = """
        INSERT INTO expectation_hour
        SELECT 'platform:' || platform_id, metric, hour, amount, amount * 0.6, amount * 1.5
        FROM (SELECT f.platform_id, r.hour, sum(r.events) AS events, sum(r.bytes) AS bytes,
                sum(r.sensitive_bytes) AS sensitive
            FROM flow_hour r JOIN flow f ON f.id = r.flow_id GROUP BY 1, 2) AS hours,
            LATERAL (VALUES ('events', events::float8), ('bytes', bytes::float8), ('sensitive_bytes', sensitive))
                AS kept (metric, amount)
        """

    /// The question of the home page's volumes, asked of raw events.
    static let rawVolumes = """
        SELECT t.slug, date_trunc('hour', e.occurred_at, 'UTC') AS hour, sum(e.bytes)
        FROM outbound_event e JOIN flow f ON f.id = e.flow_id JOIN platform p ON p.id = f.platform_id
            JOIN platform t ON t.id = COALESCE(p.merged_into, p.id)
        WHERE e.occurred_at >= now() - interval '7 days' AND e.occurred_at < now() GROUP BY 1, 2
        """
}
