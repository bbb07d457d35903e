-- A keyed hash of what was sent, equal for equal contents under one month's key: the same content under a new id is a
-- repeat that detection tells. Null where nothing but the envelope is known. The key is not in this database.
ALTER TABLE outbound_event ADD COLUMN content bigint;
