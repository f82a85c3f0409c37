ALTER TABLE events RENAME TO events_cut;
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, kind text);
INSERT INTO events (id, at, kind) OVERRIDING SYSTEM VALUE SELECT id, at, kind FROM events_cut;
SELECT setval(pg_get_serial_sequence('events', 'id'), (SELECT max(id) FROM events));
DROP TABLE events_cut;
CREATE INDEX events_at ON events (at);
