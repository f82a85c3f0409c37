ALTER TABLE items ADD COLUMN kind text;
