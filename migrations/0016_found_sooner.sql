-- Where the last word is the state of an alert, words about it keep their order.
CREATE INDEX delivery_order ON delivery (subscription_id, subject, id) WHERE state = 'pending';

-- Hours are written in their order, so that a few bytes for each stretch of pages tell where a week lies; the primary key,
-- which begins with the flow, finds the hours of one.
CREATE INDEX flow_hour_hour ON flow_hour USING brin (hour) WITH (pages_per_range = 8, autosummarize = on);
CREATE INDEX flow_hour_category_hour
    ON flow_hour_category USING brin (hour) WITH (pages_per_range = 8, autosummarize = on);
