-- What is announced and what is allowed, and what a platform has on file.

-- A planned silence. Never deleted: who silenced what, and when, stays known.
CREATE TABLE mute (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The grammar of the API's filters.
    filter text[] NOT NULL CHECK (cardinality(filter) > 0),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    reason text NOT NULL,
    -- Hides violations of policies and what is critical, too.
    include_critical boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    removed_at timestamptz,
    removed_by text,
    -- 0 waits for its start, 1 in force, 2 over: as far as the alerts know.
    phase smallint NOT NULL DEFAULT 0 CHECK (phase IN (0, 1, 2))
);
CREATE INDEX mute_due ON mute (phase) WHERE phase < 2;

CREATE TABLE policy (
    id text PRIMARY KEY CHECK (id ~ '^pol_[a-z0-9_]{1,60}$'),
    name text NOT NULL,
    enabled boolean NOT NULL,
    -- The grammar of the API's filters; every one must hold.
    conditions text[] NOT NULL CHECK (cardinality(conditions) > 0),
    effect text NOT NULL CHECK (effect IN ('violation', 'require_pia', 'note')),
    -- 0 low … 3 critical
    severity smallint NOT NULL,
    basis_kind text,
    basis_ref text,
    message_fr text,
    message_en text,
    revision int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL
);

ALTER TABLE platform
    ADD COLUMN agreement_status text CHECK (agreement_status IN ('draft', 'signed', 'ended')),
    ADD COLUMN agreement_ref text,
    -- The assessment of what is sent there (in Québec, the EFVP).
    ADD COLUMN assessment_ref text,
    ADD COLUMN agreement_expires timestamptz;

GRANT SELECT, INSERT, UPDATE ON mute, policy TO vigie_service;
-- The audit trail keeps what a policy was.
GRANT DELETE ON policy TO vigie_service;
