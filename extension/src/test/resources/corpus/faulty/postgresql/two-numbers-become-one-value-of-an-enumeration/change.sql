CREATE TYPE ticket_state AS ENUM ('open', 'closed');
ALTER TABLE tickets ALTER COLUMN state TYPE ticket_state
  USING (CASE WHEN state >= 1 THEN 'closed' ELSE 'open' END)::ticket_state;
