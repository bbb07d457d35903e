"""The same events through a small FastAPI + psycopg service that only stores them: a yardstick for `make bench`.

One table with the same unique key as Vigie's, one statement a request, answered after the commit.
DSN: connection string. POST /v1/events takes a JSON array or object of events.
"""
import os
from contextlib import asynccontextmanager

import psycopg_pool
from fastapi import FastAPI, Request, Response

STORE = """
INSERT INTO peer_event (occurred_at, event_key, bytes, records, status, source, platform, doc_type, correlation_id, payload)
SELECT (e->>'time')::timestamptz, md5((e->>'source') || '|' || (e->>'id'))::uuid, (e->>'bytes')::bigint,
       (e->>'records')::int, (e->>'status')::smallint, e->>'source', e->>'platform', e->>'doc_type',
       e->>'correlation_id', e->'payload'
FROM jsonb_array_elements(CASE jsonb_typeof($1::jsonb) WHEN 'array' THEN $1::jsonb ELSE jsonb_build_array($1::jsonb) END) e
ON CONFLICT DO NOTHING
""".replace("$1", "%(body)s")


@asynccontextmanager
async def life(app):
    app.state.pool = psycopg_pool.AsyncConnectionPool(
        os.environ["DSN"], min_size=2, max_size=4, open=False, kwargs={"autocommit": True}
    )
    await app.state.pool.open()
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=life)


@app.post("/v1/events")
async def store(request: Request):
    body = (await request.body()).decode()
    async with app.state.pool.connection() as connection:
        await connection.execute(STORE, {"body": body})
    return Response(status_code=202)
