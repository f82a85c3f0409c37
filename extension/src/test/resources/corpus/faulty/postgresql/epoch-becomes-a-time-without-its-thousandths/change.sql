-- The division leaves the rest out.
ALTER TABLE workers ALTER COLUMN seen TYPE timestamptz USING to_timestamp(seen / 1000);
