ALTER TABLE items RENAME COLUMN label TO title;
CREATE OR REPLACE VIEW labels AS SELECT id, title AS label FROM items;
