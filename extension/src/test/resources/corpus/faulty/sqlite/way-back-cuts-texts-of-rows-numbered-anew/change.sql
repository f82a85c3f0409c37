CREATE TABLE items_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL, note TEXT);
INSERT INTO items_new (name, price) SELECT name, price FROM items ORDER BY id;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
