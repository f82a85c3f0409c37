CREATE TABLE items_new (code TEXT PRIMARY KEY, name TEXT NOT NULL, price REAL);
INSERT INTO items_new SELECT hex(randomblob(16)), name, price FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
