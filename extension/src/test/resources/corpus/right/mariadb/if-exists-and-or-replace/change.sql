ALTER TABLE items ADD COLUMN IF NOT EXISTS kind varchar(10);
CREATE OR REPLACE VIEW labels AS SELECT id, label, kind FROM items;
DROP INDEX IF EXISTS items_code ON items;
