-- Who is told of what, and what became of each message on its way to them.

CREATE SEQUENCE subscription_number;
CREATE TABLE subscription (
    -- Milliseconds of its making in the upper 44 bits, so that the name sorts by time.
    id bigint PRIMARY KEY DEFAULT ((extract(epoch FROM clock_timestamp()) * 1000)::bigint << 20)
        | (nextval('subscription_number') & 1048575),
    revision int NOT NULL DEFAULT 1,
    name text NOT NULL,
    channel text NOT NULL,
    -- host:port; subscriptions of one target share a circuit breaker.
    target text NOT NULL,
    -- Sealed under a key that is not in this database: the URL, a routing key, addresses.
    endpoint bytea NOT NULL,
    secret bytea,
    previous_secret bytea,
    previous_until timestamptz,
    events text[] NOT NULL,
    filters text[] NOT NULL,
    detail text NOT NULL,
    grouped boolean NOT NULL,
    language text NOT NULL,
    quiet jsonb,
    digest_seconds int,
    max_per_hour int,
    status text NOT NULL CHECK (status IN ('pending', 'active', 'disabled')),
    status_reason text,
    status_since timestamptz NOT NULL,
    failing_since timestamptz,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL
);
CREATE UNIQUE INDEX subscription_name ON subscription (name);

-- One row: every message up to this one has its deliveries.
CREATE TABLE delivery_cursor (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    sequence bigint NOT NULL
);
INSERT INTO delivery_cursor (sequence)
SELECT COALESCE(max(sequence), pg_sequence_last_value('outbox_sequence_seq'::regclass), 0) FROM outbox;

CREATE SEQUENCE delivery_number;
CREATE TABLE delivery (
    id bigint PRIMARY KEY DEFAULT ((extract(epoch FROM clock_timestamp()) * 1000)::bigint << 20)
        | (nextval('delivery_number') & 1048575),
    subscription_id bigint NOT NULL REFERENCES subscription ON DELETE CASCADE,
    target text NOT NULL,
    type text NOT NULL,
    -- Of the outbox, in order; more than fit are only counted.
    sequences bigint[] NOT NULL,
    more int NOT NULL DEFAULT 0,
    subject text,
    -- Messages of one bundle go out as one; it takes more for as long as the delivery is gathering.
    bundle text,
    state text NOT NULL CHECK (state IN ('gathering', 'pending', 'delivered', 'failed')),
    attempts int NOT NULL DEFAULT 0,
    -- Attempts since the last replay: the place in the schedule.
    step int NOT NULL DEFAULT 0,
    -- Of the next attempt; while one is under way, when it counts as lost.
    due_at timestamptz NOT NULL,
    leased boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE UNIQUE INDEX delivery_bundle ON delivery (subscription_id, bundle) WHERE state = 'gathering';
CREATE INDEX delivery_due ON delivery (target, due_at) WHERE state IN ('gathering', 'pending');
CREATE INDEX delivery_log ON delivery (subscription_id, id DESC);
CREATE INDEX delivery_age ON delivery USING brin (created_at);

CREATE TABLE delivery_attempt (
    delivery_id bigint NOT NULL REFERENCES delivery ON DELETE CASCADE,
    number int NOT NULL,
    at timestamptz NOT NULL,
    status int,
    milliseconds int NOT NULL,
    error text,
    excerpt text,
    PRIMARY KEY (delivery_id, number)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON subscription, delivery TO vigie_service;
GRANT SELECT, UPDATE ON delivery_cursor TO vigie_service;
GRANT SELECT, INSERT ON delivery_attempt TO vigie_service;
GRANT USAGE ON SEQUENCE subscription_number, delivery_number TO vigie_service;
