-- Days, kept for good. A day is a span between two local midnights of the organization, told by its two instants: so a
-- day may have 23 or 25 hours, and another zone, or a changed one, is seen for what it is. Folded from hours by the
-- upkeep, never while events are written; until a span is folded, and while it is stale, hours are read instead.

CREATE TABLE flow_day (
    day timestamptz NOT NULL,
    flow_id int NOT NULL,
    host_id int NOT NULL,
    events bigint NOT NULL,
    bytes bigint NOT NULL,
    records bigint NOT NULL,
    errors bigint NOT NULL,
    sensitive_bytes double precision NOT NULL,
    score_sum double precision NOT NULL,
    max_level smallint NOT NULL,
    timed bigint NOT NULL,
    duration_ms bigint NOT NULL,
    bytes_unknown bigint NOT NULL,
    bytes_public bigint NOT NULL,
    bytes_internal bigint NOT NULL,
    bytes_confidential bigint NOT NULL,
    bytes_restricted bigint NOT NULL,
    bytes_critical bigint NOT NULL,
    PRIMARY KEY (day, flow_id, host_id)
);

CREATE TABLE flow_day_category (
    day timestamptz NOT NULL,
    flow_id int NOT NULL,
    host_id int NOT NULL,
    category smallint NOT NULL,
    events bigint NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (day, flow_id, host_id, category)
);

-- The spans that were folded, one behind the other without a gap; also those in which nothing was sent.
CREATE TABLE rollup_day (
    day timestamptz PRIMARY KEY,
    day_end timestamptz NOT NULL,
    CHECK (day < day_end)
);

-- Hours that events came to more than a day late, written with those events: a folded span that holds one is stale
-- until it is folded again. Several rows for one hour are one mark.
CREATE TABLE rollup_late (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hour timestamptz NOT NULL
);
CREATE INDEX rollup_late_hour ON rollup_late (hour);

-- Adds up whole days. `edges` are n + 1 instants: a day from each to the next. Hours that an edge cuts (zones off by half
-- an hour) are counted from the events, which are kept for longer than a day takes to be folded.
CREATE FUNCTION vigie_fold_days(edges timestamptz[]) RETURNS void
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
    INSERT INTO flow_day_category
    SELECT edges[width_bucket(at, edges)], flow_id, host_id, category, sum(events), sum(bytes)
    FROM (
        SELECT hour AS at, flow_id, host_id, category, events, bytes
        FROM flow_hour_category WHERE hour >= first AND hour < last AND hour <> ALL (cut)
        UNION ALL
        SELECT occurred_at, flow_id, coalesce(host_id, 0), category::smallint, 1, bytes
        FROM unnest(cut) AS whole, outbound_event, generate_series(0, 63) AS category
        WHERE occurred_at >= greatest(whole, first) AND occurred_at < least(whole + interval '1 hour', last)
            AND (categories >> category) & 1 = 1
    ) AS part GROUP BY 1, 2, 3, 4;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON flow_day, flow_day_category, rollup_day, rollup_late TO vigie_service;
REVOKE ALL ON FUNCTION vigie_fold_days(timestamptz[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vigie_fold_days(timestamptz[]) TO vigie_service;

-- What trends ask of it.
CREATE INDEX field_first_seen ON field (first_seen);
CREATE INDEX alert_first_seen ON alert (first_seen);
