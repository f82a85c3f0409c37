ALTER TABLE items RENAME COLUMN label TO title;
DROP VIEW labels;
CREATE VIEW labels AS SELECT id, title AS label FROM items;
