-- Keys, the audit trail, and the two roles: the owner migrates, the service reads and writes rows.

CREATE TABLE api_key (
    id text PRIMARY KEY,
    name text NOT NULL,
    -- HMAC-SHA-256 of the secret under a pepper that is not in this database.
    mac bytea NOT NULL,
    scopes text[] NOT NULL,
    systems text[],
    platforms text[],
    cidrs text[],
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz
);

CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
);

DO $$
BEGIN
    CREATE ROLE vigie_service NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO vigie_service;
GRANT SELECT, INSERT, UPDATE ON
    system, platform, platform_alias, platform_host, host, flow, field,
    flow_minute, flow_hour, flow_hour_category,
    detector_state, detector_checkpoint, expectation_hour,
    alert, api_key
TO vigie_service;
-- What happened is added to, never rewritten.
GRANT SELECT, INSERT ON
    ingest_batch, outbound_event, alert_occurrence, alert_timeline, outbox, audit_entry
TO vigie_service;
-- Registry edits replace rows; old messages and states are cleared away.
GRANT DELETE ON platform_alias, platform_host, outbox, detector_state, expectation_hour, ingest_batch TO vigie_service;
GRANT USAGE ON SEQUENCE alert_number TO vigie_service;
-- An outbox that was cleared still knows how far it had come.
GRANT SELECT ON SEQUENCE outbox_sequence_seq TO vigie_service;

-- Batches with repeats go through a temporary table.
DO $$
BEGIN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO vigie_service', current_database());
END $$;

-- Whether the schema is the one that the program was made for; the table is the migrator's.
DO $$
BEGIN
    IF to_regclass('vigie_migration') IS NOT NULL THEN
        GRANT SELECT ON vigie_migration TO vigie_service;
    END IF;
END $$;

REVOKE ALL ON FUNCTION vigie_ensure_partition(text, date, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION vigie_ensure_days(date, date) FROM PUBLIC;
REVOKE ALL ON FUNCTION vigie_drop_partitions(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vigie_ensure_days(date, date) TO vigie_service;
GRANT EXECUTE ON FUNCTION vigie_drop_partitions(text, date) TO vigie_service;
