CREATE TABLE items_new LIKE items;
INSERT INTO items_new SELECT * FROM items;
DROP TABLE items;
RENAME TABLE items_new TO items;
