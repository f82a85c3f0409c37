DROP VIEW labels;
ALTER TABLE items RENAME COLUMN label TO title;
CREATE VIEW labels AS SELECT id, title AS label FROM items;
