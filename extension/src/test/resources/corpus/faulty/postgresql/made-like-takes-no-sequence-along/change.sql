CREATE TABLE items_new (LIKE items INCLUDING ALL);
ALTER TABLE items_new ADD COLUMN kind text;
INSERT INTO items_new (id, code) SELECT id, code FROM items;
DROP TABLE items CASCADE;
ALTER TABLE items_new RENAME TO items;
