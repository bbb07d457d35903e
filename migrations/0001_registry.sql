-- Who sends what to whom. Small tables with integer keys; the big ones carry only the integers.

CREATE TABLE system (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    first_seen timestamptz NOT NULL
);

CREATE TABLE platform (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9_.-]{0,63}$'),
    name text NOT NULL,
    status text NOT NULL CHECK (status IN ('listed', 'discovered', 'approved', 'blocked', 'merged')),
    operator_name text,
    operator_country text,
    -- Where its data lies when the sender names no host; 'unknown' unless all its hosts agree.
    jurisdiction text NOT NULL DEFAULT 'unknown',
    owner text,
    note text,
    merged_into int REFERENCES platform,
    revision int NOT NULL DEFAULT 1,
    first_seen timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((status = 'merged') = (merged_into IS NOT NULL))
);

CREATE TABLE platform_alias (
    alias text PRIMARY KEY,
    platform_id int NOT NULL REFERENCES platform
);
CREATE INDEX platform_alias_platform ON platform_alias (platform_id);

-- Patterns that say whose a host is: exact names and globs.
CREATE TABLE platform_host (
    pattern text PRIMARY KEY,
    platform_id int NOT NULL REFERENCES platform,
    jurisdiction text NOT NULL,
    laws text[] NOT NULL DEFAULT '{}',
    environment text NOT NULL,
    evidence text NOT NULL CHECK (evidence IN ('S', 'S2', 'R', 'O'))
);
CREATE INDEX platform_host_platform ON platform_host (platform_id);

-- Hosts that were really written to.
CREATE TABLE host (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    platform_id int NOT NULL REFERENCES platform,
    jurisdiction text NOT NULL,
    first_seen timestamptz NOT NULL
);
CREATE INDEX host_platform ON host (platform_id);

-- Source × platform × document type: the unit of a baseline.
CREATE TABLE flow (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system_id int NOT NULL REFERENCES system,
    platform_id int NOT NULL REFERENCES platform,
    source text NOT NULL,
    doc_type text NOT NULL,
    first_seen timestamptz NOT NULL,
    UNIQUE (source, platform_id, doc_type)
);
CREATE INDEX flow_platform ON flow (platform_id);

-- The field catalogue: which paths a flow sends, and what is in them. Paths, never values.
CREATE TABLE field (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    flow_id int NOT NULL REFERENCES flow,
    path text NOT NULL,
    category smallint NOT NULL,
    detector smallint NOT NULL,
    first_seen timestamptz NOT NULL,
    -- Kept to the day.
    last_seen timestamptz NOT NULL,
    UNIQUE (flow_id, path, category)
);
