ALTER TABLE workers ALTER COLUMN seen TYPE timestamptz(0) USING to_timestamp(seen / 1000.0);
-- These are whole seconds.
ALTER TABLE workers ALTER COLUMN started TYPE timestamptz(0) USING to_timestamp(started / 1000.0);
