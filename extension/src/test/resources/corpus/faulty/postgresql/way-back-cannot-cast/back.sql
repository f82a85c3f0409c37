ALTER TABLE flags ALTER COLUMN state TYPE boolean;
