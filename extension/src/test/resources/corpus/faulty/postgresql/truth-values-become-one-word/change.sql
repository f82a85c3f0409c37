ALTER TABLE followers ALTER COLUMN pending TYPE state USING CASE WHEN pending THEN 'accepted'::state ELSE 'accepted'::state END;
ALTER TABLE followers RENAME COLUMN pending TO state;
