ALTER TABLE events RENAME TO events_old;
ALTER INDEX events_at RENAME TO events_old_at;
CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL, kind text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE events_later PARTITION OF events DEFAULT;
CREATE INDEX events_at ON events (at);
INSERT INTO events (id, at, kind) OVERRIDING SYSTEM VALUE SELECT id, at, kind FROM events_old;
SELECT setval(pg_get_serial_sequence('events', 'id'), (SELECT max(id) FROM events));
DROP TABLE events_old;
