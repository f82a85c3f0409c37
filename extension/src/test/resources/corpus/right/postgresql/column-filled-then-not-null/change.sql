ALTER TABLE items ADD COLUMN kind text;
UPDATE items SET kind = 'fruit';
ALTER TABLE items ALTER COLUMN kind SET NOT NULL;
