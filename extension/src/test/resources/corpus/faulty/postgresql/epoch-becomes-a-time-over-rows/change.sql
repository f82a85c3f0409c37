ALTER TABLE workers ALTER COLUMN started TYPE timestamptz USING to_timestamp(started);
ALTER TABLE workers ALTER COLUMN seen TYPE timestamptz USING to_timestamp(seen / 1000.0);
