CREATE TABLE new_items (id integer PRIMARY KEY, price integer NOT NULL);
INSERT INTO new_items (id, price) SELECT id, CAST(price * 100 AS integer) FROM items;
DROP TABLE items;
ALTER TABLE new_items RENAME TO items;
