-- What the reading of a payload tells beside its level: what the platform should not have received, how sure the
-- catalogue is of a field, and how many people a flow speaks of in a day.

-- 0 to 100; null where nothing says what the platform may receive, or where nothing was found.
ALTER TABLE outbound_event ADD COLUMN unexpected real;

-- Hundredths; the detector beside it is the one that was the most certain so far. From here on `last_seen` is kept to
-- the hour.
ALTER TABLE field ADD COLUMN confidence smallint NOT NULL DEFAULT 0;

-- The catalogue as people ask for it: what a platform receives in a kind of document, whoever sends it.
CREATE VIEW platform_field AS
SELECT
    coalesce(p.merged_into, p.id) AS platform_id,
    f.doc_type,
    c.path,
    c.category,
    (array_agg(c.detector ORDER BY c.confidence DESC, c.last_seen DESC, c.id))[1] AS detector,
    max(c.confidence) AS confidence,
    min(c.first_seen) AS first_seen,
    max(c.last_seen) AS last_seen
FROM field c JOIN flow f ON f.id = c.flow_id JOIN platform p ON p.id = f.platform_id
GROUP BY 1, 2, 3, 4;

-- A HyperLogLog sketch of the people that a flow spoke of in a day (UTC), over keyed hashes: no value, no hash.
CREATE TABLE flow_day_subject (
    day date NOT NULL,
    flow_id int NOT NULL REFERENCES flow,
    -- By what they were told apart: 0 name, 1 e-mail address, 2 government identifier.
    kind smallint NOT NULL,
    -- Which key the hashes were made with. The key is not in this database; sketches of two keys cannot be joined.
    key_id bigint NOT NULL,
    sketch bytea NOT NULL,
    -- What the sketch amounts to, for those who only look.
    estimate bigint NOT NULL,
    PRIMARY KEY (day, flow_id, kind, key_id)
);

GRANT SELECT ON platform_field TO vigie_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON flow_day_subject TO vigie_service;
