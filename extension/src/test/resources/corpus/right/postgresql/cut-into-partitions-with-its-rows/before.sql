CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, kind text);
CREATE INDEX events_at ON events (at);
INSERT INTO events (at, kind) VALUES ('2026-01-01', 'in'), ('2026-02-03', 'out'), ('2027-01-01', NULL);
