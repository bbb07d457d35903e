-- What detection knows, what it found, and what goes out about it.

CREATE TABLE detector_state (
    key text PRIMARY KEY,
    version smallint NOT NULL,
    state bytea NOT NULL
);

-- One row: everything up to this batch is in detector_state.
CREATE TABLE detector_checkpoint (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    batch_id bigint NOT NULL
);

-- What detection expected of each closed hour: the very numbers it used.
CREATE TABLE expectation_hour (
    series text NOT NULL,
    metric text NOT NULL,
    hour timestamptz NOT NULL,
    expected double precision NOT NULL,
    low double precision NOT NULL,
    high double precision NOT NULL,
    PRIMARY KEY (series, metric, hour)
);
CREATE INDEX expectation_hour_time ON expectation_hour USING brin (hour);

CREATE SEQUENCE alert_number;

CREATE TABLE alert (
    id bigint PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    revision int NOT NULL DEFAULT 1,
    kind text NOT NULL,
    -- 0 low … 3 critical
    severity smallint NOT NULL,
    confidence double precision NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
    state_since timestamptz NOT NULL,
    assignee text,
    resolution jsonb,
    dedup_key text NOT NULL,
    occurrences int NOT NULL DEFAULT 1,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    subject jsonb NOT NULL,
    summary_fr text NOT NULL,
    summary_en text NOT NULL,
    explanation jsonb NOT NULL,
    evidence text[] NOT NULL,
    suggested_action jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- One unresolved alert for one trouble.
CREATE UNIQUE INDEX alert_unresolved ON alert (dedup_key) WHERE state <> 'resolved';
CREATE INDEX alert_recent ON alert (last_seen DESC, id DESC);
-- From an event to the alerts that it is evidence of.
CREATE INDEX alert_evidence ON alert USING gin (evidence);
CREATE INDEX alert_dedup ON alert (dedup_key, last_seen DESC);

-- Each time it was seen. The key makes a replay of the same events after a crash add nothing.
CREATE TABLE alert_occurrence (
    dedup_key text NOT NULL,
    episode_start timestamptz NOT NULL,
    severity smallint NOT NULL,
    alert_id bigint NOT NULL REFERENCES alert,
    at timestamptz NOT NULL,
    observed double precision,
    expected double precision,
    PRIMARY KEY (dedup_key, episode_start, severity)
);
CREATE INDEX alert_occurrence_alert ON alert_occurrence (alert_id);

CREATE TABLE alert_timeline (
    alert_id bigint NOT NULL REFERENCES alert,
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (alert_id, id)
);

-- Messages for the outside. Written under an advisory lock, so the order of the numbers is the order of the
-- commits and a reader that has seen n never finds a smaller number later.
CREATE TABLE outbox (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type text NOT NULL,
    at timestamptz NOT NULL,
    data jsonb NOT NULL,
    severity text,
    platform text,
    kind text
);
CREATE INDEX outbox_at ON outbox USING brin (at);
