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

-- What people said of alerts that detection should know: taken in order, each exactly once, with the checkpoint.
CREATE TABLE detector_feedback (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    alert_id bigint NOT NULL REFERENCES alert,
    -- What the alert is about, as detection named it.
    dedup_key text NOT NULL,
    -- 'intended_change': what is seen is the new normal; 'false_positive': the same thing needs more for a while.
    reason text NOT NULL CHECK (reason IN ('intended_change', 'false_positive')),
    -- The stretch of time that the alert showed.
    seen_from timestamptz NOT NULL,
    seen_to timestamptz NOT NULL
);

ALTER TABLE detector_checkpoint ADD COLUMN feedback_id bigint NOT NULL DEFAULT 0;

GRANT SELECT, INSERT ON detector_feedback TO vigie_service;
