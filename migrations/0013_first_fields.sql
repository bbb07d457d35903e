-- The event that brought a field for the first time: detection asks which fields of a batch are new, at once and when it
-- reads the batch again after a restart.
ALTER TABLE field ADD COLUMN first_event uuid;
CREATE INDEX field_first_event ON field (first_event) WHERE first_event IS NOT NULL;
