ALTER TABLE people ALTER COLUMN id TYPE bigint;
ALTER TABLE notes ALTER COLUMN owner_id TYPE bigint;
