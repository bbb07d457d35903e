-- The life of an alert: put aside until a time or until it grows worse, back after it had ended, one of a group.

ALTER TABLE alert
    DROP CONSTRAINT alert_state_check,
    ADD CONSTRAINT alert_state_check CHECK (state IN ('open', 'acknowledged', 'snoozed', 'resolved')),
    -- Of a snoozed alert: until when, or that it lasts until the trouble grows worse.
    ADD COLUMN snooze jsonb,
    ADD COLUMN regressed boolean NOT NULL DEFAULT false,
    -- By how many times what was seen last differs from what was expected, and the highest level of it.
    ADD COLUMN excess double precision,
    ADD COLUMN data_level smallint,
    -- When something happens by itself: a snooze or an accepted risk is over.
    ADD COLUMN due_at timestamptz,
    ADD COLUMN group_id text,
    -- When it began, or began anew: what its group is made by.
    ADD COLUMN grouped_at timestamptz,
    -- The mute that covers it.
    ADD COLUMN muted_by text,
    ADD CONSTRAINT alert_snooze_check CHECK ((state = 'snoozed') = (snooze IS NOT NULL)),
    ADD CONSTRAINT alert_resolution_check CHECK ((state = 'resolved') = (resolution IS NOT NULL)) NOT VALID;

CREATE INDEX alert_due ON alert (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX alert_grouped ON alert (grouped_at) WHERE grouped_at IS NOT NULL;
CREATE INDEX alert_group ON alert (group_id) WHERE group_id IS NOT NULL;

-- What detection is told from outside: what people said of alerts, and what they announce and allow. Taken in order,
-- each exactly once: detection writes down behind which batch it took a message, and takes it there again after a crash.
CREATE TABLE detector_message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('intended_change', 'false_positive', 'mutes', 'policies')),
    detail jsonb NOT NULL,
    after_batch bigint,
    taken_at timestamptz,
    CHECK ((after_batch IS NULL) = (taken_at IS NULL))
);
CREATE INDEX detector_message_kind ON detector_message (kind, id);

-- Everything up to this message is in detector_state, too.
ALTER TABLE detector_checkpoint ADD COLUMN message_id bigint NOT NULL DEFAULT 0;

GRANT SELECT, INSERT, UPDATE (after_batch, taken_at) ON detector_message TO vigie_service;
