CREATE FUNCTION state_of(pending boolean) RETURNS state LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN pending THEN 'pending'::state ELSE 'accepted'::state END $$;
ALTER TABLE followers ALTER COLUMN pending TYPE state USING state_of(pending);
DROP FUNCTION state_of;
ALTER TABLE followers RENAME COLUMN pending TO state;
ALTER TABLE followers ALTER COLUMN level TYPE int USING CASE level WHEN 'low' THEN 1 ELSE 2 END;
