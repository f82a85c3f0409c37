ALTER TABLE users ADD COLUMN shouted text GENERATED ALWAYS AS (upper(email)) STORED;
