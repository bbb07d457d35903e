-- Answers to requests that carry an Idempotency-Key, for a day: who repeats a request gets the answer of the first.
CREATE TABLE kept_answer (
    -- Who asked; a key of one caller means nothing to another.
    owner text NOT NULL,
    -- HMAC-SHA-256 of the key, and of the request that came with it first.
    key bytea NOT NULL,
    request bytea NOT NULL,
    started_at timestamptz NOT NULL,
    -- Without a status, the request is under way.
    status smallint,
    -- Headers and body, sealed: an answer may show a secret this once.
    answer bytea,
    PRIMARY KEY (owner, key),
    CHECK ((status IS NULL) = (answer IS NULL))
);
CREATE INDEX kept_answer_started ON kept_answer (started_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_answer TO vigie_service;
