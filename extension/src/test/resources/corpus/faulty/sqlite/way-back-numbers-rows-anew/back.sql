CREATE TABLE items_old (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL);
INSERT INTO items_old (name, price) SELECT name, price FROM items ORDER BY code;
DROP TABLE items;
ALTER TABLE items_old RENAME TO items;
