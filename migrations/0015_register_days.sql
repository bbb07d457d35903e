-- The register reaches back as far as days are kept, which is for good: a day also counts the values of a category.
--
-- Days that were folded before are filled from their hours, as long as there are any; of older ones only events and
-- bytes are known, and the values count as none.

ALTER TABLE flow_day_category ADD COLUMN leaves bigint NOT NULL DEFAULT 0;

UPDATE flow_day_category d SET leaves = s.leaves
FROM (
    SELECT r.day, h.flow_id, h.host_id, h.category, sum(h.leaves)::bigint AS leaves
    FROM rollup_day r JOIN flow_hour_category h ON h.hour >= r.day AND h.hour < r.day_end
    GROUP BY 1, 2, 3, 4
) AS s
WHERE d.day = s.day AND d.flow_id = s.flow_id AND d.host_id = s.host_id AND d.category = s.category;

-- As in 0011, with the values of categories. Events do not tell how many values they held, so the values of an hour that
-- a midnight cuts belong to the day in which the hour begins: no value is lost or counted twice.
CREATE OR REPLACE FUNCTION vigie_fold_days(edges timestamptz[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    first timestamptz := edges[1];
    last timestamptz := edges[array_upper(edges, 1)];
    cut timestamptz[] := ARRAY(
        SELECT DISTINCT date_trunc('hour', edge, 'UTC') FROM unnest(edges) AS edge
        WHERE edge <> date_trunc('hour', edge, 'UTC'));
BEGIN
    DELETE FROM flow_day WHERE day >= first AND day < last;
    DELETE FROM flow_day_category WHERE day >= first AND day < last;
    DELETE FROM rollup_day WHERE day >= first AND day < last;
    INSERT INTO rollup_day (day, day_end) SELECT edges[i], edges[i + 1] FROM generate_subscripts(edges, 1) AS i
        WHERE i < array_upper(edges, 1);
    INSERT INTO flow_day
    SELECT edges[width_bucket(at, edges)], flow_id, host_id, sum(events), sum(bytes), sum(records), sum(errors),
        sum(sensitive_bytes), sum(score_sum), max(max_level), sum(timed), sum(duration_ms), sum(bytes_unknown),
        sum(bytes_public), sum(bytes_internal), sum(bytes_confidential), sum(bytes_restricted), sum(bytes_critical)
    FROM (
        SELECT hour AS at, flow_id, host_id, events, bytes, records, errors, sensitive_bytes, score_sum, max_level, timed,
            duration_ms, bytes_unknown, bytes_public, bytes_internal, bytes_confidential, bytes_restricted, bytes_critical
        FROM flow_hour WHERE hour >= first AND hour < last AND hour <> ALL (cut)
        UNION ALL
        SELECT occurred_at, flow_id, coalesce(host_id, 0), 1, bytes, records,
            CASE WHEN status >= 400 THEN 1 ELSE 0 END, bytes * score::float8 / 100, score, level,
            CASE WHEN duration_ms IS NULL THEN 0 ELSE 1 END, coalesce(duration_ms, 0),
            CASE WHEN level = 0 THEN bytes ELSE 0 END, CASE WHEN level = 1 THEN bytes ELSE 0 END,
            CASE WHEN level = 2 THEN bytes ELSE 0 END, CASE WHEN level = 3 THEN bytes ELSE 0 END,
            CASE WHEN level = 4 THEN bytes ELSE 0 END, CASE WHEN level = 5 THEN bytes ELSE 0 END
        FROM unnest(cut) AS whole, outbound_event
        WHERE occurred_at >= greatest(whole, first) AND occurred_at < least(whole + interval '1 hour', last)
    ) AS part GROUP BY 1, 2, 3;
    INSERT INTO flow_day_category (day, flow_id, host_id, category, events, bytes, leaves)
    SELECT edges[width_bucket(at, edges)], flow_id, host_id, category, sum(events), sum(bytes), sum(leaves)
    FROM (
        SELECT hour AS at, flow_id, host_id, category, events, bytes, leaves
        FROM flow_hour_category WHERE hour >= first AND hour < last AND hour <> ALL (cut)
        UNION ALL
        SELECT occurred_at, flow_id, coalesce(host_id, 0), category::smallint, 1, bytes, 0
        FROM unnest(cut) AS whole, outbound_event, generate_series(0, 63) AS category
        WHERE occurred_at >= greatest(whole, first) AND occurred_at < least(whole + interval '1 hour', last)
            AND (categories >> category) & 1 = 1
        UNION ALL
        SELECT hour, flow_id, host_id, category, 0, 0, leaves
        FROM flow_hour_category WHERE hour = ANY (cut) AND hour >= first AND hour < last
    ) AS part GROUP BY 1, 2, 3, 4;
END $$;
