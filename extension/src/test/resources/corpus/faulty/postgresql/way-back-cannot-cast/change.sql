ALTER TABLE flags ALTER COLUMN state TYPE integer USING state::integer;
