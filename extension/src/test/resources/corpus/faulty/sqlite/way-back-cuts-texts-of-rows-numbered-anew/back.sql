CREATE TABLE items_old (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL);
INSERT INTO items_old SELECT id, substr(name, 1, 5), price FROM items;
DROP TABLE items;
ALTER TABLE items_old RENAME TO items;
