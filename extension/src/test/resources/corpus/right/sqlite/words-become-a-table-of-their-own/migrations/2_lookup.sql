CREATE TABLE statuses (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO statuses (name) SELECT DISTINCT status FROM tickets WHERE status IS NOT NULL;
ALTER TABLE tickets ADD COLUMN status_id INTEGER REFERENCES statuses(id);
UPDATE tickets SET status_id = (SELECT id FROM statuses WHERE name = tickets.status);
ALTER TABLE tickets DROP COLUMN status;
CREATE INDEX tickets_status ON tickets(status_id);
