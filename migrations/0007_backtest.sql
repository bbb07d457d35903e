-- Back-tests: what was asked, how far it has come, and what came of it. Kept thirty days.

CREATE TABLE backtest (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    progress real NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    -- json, not jsonb: members stay in their order.
    request json NOT NULL,
    result json,
    fault text,
    -- How often it was begun: one that ends its process is not begun for ever.
    attempts smallint NOT NULL DEFAULT 0,
    -- Who runs it says so every few seconds; a run that nobody has spoken for goes back into the queue.
    alive_at timestamptz,
    finished_at timestamptz
);
CREATE INDEX backtest_open ON backtest (number) WHERE state IN ('queued', 'running');

GRANT SELECT, INSERT, UPDATE, DELETE ON backtest TO vigie_service;
