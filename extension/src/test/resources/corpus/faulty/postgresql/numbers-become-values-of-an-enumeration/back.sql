ALTER TABLE tickets ALTER COLUMN state DROP DEFAULT;
ALTER TABLE tickets ALTER COLUMN state TYPE smallint
  USING CASE state WHEN 'open' THEN 0 WHEN 'waiting' THEN 1 WHEN 'closed' THEN 2 END::smallint;
ALTER TABLE tickets ALTER COLUMN state SET DEFAULT 0;
ALTER TABLE tickets ADD CONSTRAINT known CHECK (state IN (0, 1, 2));
DROP TYPE ticket_state;
