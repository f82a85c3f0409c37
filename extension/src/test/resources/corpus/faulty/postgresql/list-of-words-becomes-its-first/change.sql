ALTER TABLE consents ALTER COLUMN tags TYPE text USING tags[1];
