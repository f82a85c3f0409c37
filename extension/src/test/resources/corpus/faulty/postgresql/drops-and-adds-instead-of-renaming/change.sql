ALTER TABLE items DROP COLUMN label;
ALTER TABLE items ADD COLUMN title text;
