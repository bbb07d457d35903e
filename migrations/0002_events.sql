-- Events and what is counted of them. Written by one writer, in numbered batches, one transaction a batch.

-- The writer numbers its batches itself: two writers would collide here, so this key is also the fence.
CREATE TABLE ingest_batch (
    id bigint PRIMARY KEY,
    -- A number that the writing process drew at its start: after a lost connection it knows its own batch by it.
    writer bigint NOT NULL DEFAULT 0,
    committed_at timestamptz NOT NULL,
    events int NOT NULL,
    -- The version of the classification rules that read these events.
    rules text NOT NULL
);

-- Committed in the order of their ids, so that a block range index finds the old ones.
CREATE INDEX ingest_batch_committed ON ingest_batch USING brin (committed_at);

CREATE TABLE outbound_event (
    occurred_at timestamptz NOT NULL,
    -- 128 bits of SHA-256 over the sender's source and id.
    event_key uuid NOT NULL,
    batch_id bigint NOT NULL,
    bytes bigint NOT NULL,
    -- A bit for each category, by its stable number.
    categories bigint NOT NULL,
    flow_id int NOT NULL,
    host_id int,
    records int NOT NULL,
    duration_ms int,
    subjects int,
    score real NOT NULL,
    status smallint,
    level smallint NOT NULL,
    condition smallint NOT NULL,
    -- Varints, one group a finding: field id, leaves, confidence in hundredths.
    findings bytea,
    method text,
    actor text,
    correlation_id text
) PARTITION BY RANGE (occurred_at);

-- Time first: inserts touch the same few pages, so the index stays fast however large the day is.
CREATE UNIQUE INDEX outbound_event_identity ON outbound_event (occurred_at, event_key);
-- Batches are written in order, so a block range index finds "everything past the checkpoint" for almost nothing.
CREATE INDEX outbound_event_batch ON outbound_event USING brin (batch_id) WITH (pages_per_range = 32, autosummarize = on);

-- Rollups. host_id 0: the sender named no host.
CREATE TABLE flow_minute (
    flow_id int NOT NULL,
    host_id int NOT NULL,
    minute timestamptz NOT NULL,
    events bigint NOT NULL,
    bytes bigint NOT NULL,
    records bigint NOT NULL,
    errors bigint NOT NULL,
    sensitive_bytes double precision NOT NULL,
    score_sum double precision NOT NULL,
    max_level smallint NOT NULL,
    PRIMARY KEY (flow_id, minute, host_id)
) PARTITION BY RANGE (minute);

CREATE TABLE flow_hour (
    flow_id int NOT NULL,
    host_id int NOT NULL,
    hour timestamptz NOT NULL,
    events bigint NOT NULL,
    bytes bigint NOT NULL,
    records bigint NOT NULL,
    errors bigint NOT NULL,
    sensitive_bytes double precision NOT NULL,
    score_sum double precision NOT NULL,
    max_level smallint NOT NULL,
    -- Events whose duration is known, and the sum of those.
    timed bigint NOT NULL,
    duration_ms bigint NOT NULL,
    bytes_unknown bigint NOT NULL,
    bytes_public bigint NOT NULL,
    bytes_internal bigint NOT NULL,
    bytes_confidential bigint NOT NULL,
    bytes_restricted bigint NOT NULL,
    bytes_critical bigint NOT NULL,
    PRIMARY KEY (flow_id, hour, host_id)
) PARTITION BY RANGE (hour);

CREATE TABLE flow_hour_category (
    flow_id int NOT NULL,
    host_id int NOT NULL,
    hour timestamptz NOT NULL,
    category smallint NOT NULL,
    events bigint NOT NULL,
    leaves bigint NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (flow_id, hour, host_id, category)
) PARTITION BY RANGE (hour);

-- Partitions: a day for events and minutes, a month for hours. Named <table>_<yyyymmdd of the first day>.
-- SECURITY DEFINER: the service may write rows and asks for partitions; only the owner can create or drop a table.

CREATE FUNCTION vigie_ensure_partition(parent text, start date, finish date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    child text := format('%s_%s', parent, to_char(start, 'YYYYMMDD'));
BEGIN
    IF parent NOT IN ('outbound_event', 'flow_minute', 'flow_hour', 'flow_hour_category') THEN
        RAISE EXCEPTION 'not a partitioned table of Vigie: %', parent USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass(child) IS NULL THEN
        -- Made beside the parent and attached: PARTITION OF would lock everybody out of it.
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', child, parent);
        EXECUTE format(
            'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            parent, child, start::timestamp AT TIME ZONE 'UTC', finish::timestamp AT TIME ZONE 'UTC');
    END IF;
END $$;

-- Everything that events of these days need, both ends included.
CREATE FUNCTION vigie_ensure_days(first date, last date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    day date;
    month date;
BEGIN
    IF last - first > 800 THEN
        RAISE EXCEPTION 'too many days at once' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    -- Two callers at once would both try to create the same table.
    PERFORM pg_advisory_xact_lock(hashtext('vigie_ensure_days'));
    FOR day IN SELECT generate_series(first, last, interval '1 day')::date LOOP
        PERFORM vigie_ensure_partition('outbound_event', day, day + 1);
        PERFORM vigie_ensure_partition('flow_minute', day, day + 1);
    END LOOP;
    FOR month IN
        SELECT generate_series(date_trunc('month', first), date_trunc('month', last), interval '1 month')::date
    LOOP
        PERFORM vigie_ensure_partition('flow_hour', month, (month + interval '1 month')::date);
        PERFORM vigie_ensure_partition('flow_hour_category', month, (month + interval '1 month')::date);
    END LOOP;
END $$;

-- Retention: drops the partitions that lie wholly before a day, and says which.
CREATE FUNCTION vigie_drop_partitions(parent text, before date) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
    child text;
    span interval := CASE WHEN parent IN ('outbound_event', 'flow_minute') THEN '1 day' ELSE '1 month' END;
BEGIN
    IF parent NOT IN ('outbound_event', 'flow_minute', 'flow_hour', 'flow_hour_category') THEN
        RAISE EXCEPTION 'not a partitioned table of Vigie: %', parent USING ERRCODE = 'invalid_parameter_value';
    END IF;
    -- The service may ask for the end of what is old, never for the end of everything.
    IF before > current_date THEN
        RAISE EXCEPTION 'no day that is not over can be dropped' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    FOR child IN
        SELECT relname::text FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = parent::regclass
            -- CASE, since the planner may look at other tables' names first.
            AND CASE WHEN relname ~ '_[0-9]{8}$' THEN (to_date(right(relname, 8), 'YYYYMMDD') + span)::date <= before
                ELSE false END
        ORDER BY relname
    LOOP
        BEGIN
            EXECUTE format('DROP TABLE %I', child);
            RETURN NEXT child;
        EXCEPTION WHEN lock_not_available THEN
            -- Somebody reads; waiting would hold up the writer. The next pass comes by again.
            NULL;
        END;
    END LOOP;
END $$;
