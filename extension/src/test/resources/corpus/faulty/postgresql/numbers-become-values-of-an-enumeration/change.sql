CREATE TYPE ticket_state AS ENUM ('open', 'waiting', 'closed');
ALTER TABLE tickets DROP CONSTRAINT known;
ALTER TABLE tickets ALTER COLUMN state DROP DEFAULT;
ALTER TABLE tickets ALTER COLUMN state TYPE ticket_state
  USING (CASE state WHEN 0 THEN 'open' WHEN 1 THEN 'waiting' WHEN 2 THEN 'closed' END)::ticket_state;
ALTER TABLE tickets ALTER COLUMN state SET DEFAULT 'open';
