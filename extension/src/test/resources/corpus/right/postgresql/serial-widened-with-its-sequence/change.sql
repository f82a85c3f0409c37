ALTER TABLE builds ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE builds_id_seq AS bigint;
ALTER TABLE runs ALTER COLUMN id TYPE bigint;
CREATE SEQUENCE visits AS smallint CYCLE;
