ALTER TABLE items ADD COLUMN amount integer;
