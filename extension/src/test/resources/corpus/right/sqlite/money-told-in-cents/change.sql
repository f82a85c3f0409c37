CREATE TABLE new_items (id integer PRIMARY KEY, cents integer NOT NULL);
INSERT INTO new_items (id, cents) SELECT id, CAST(round(price * 100) AS integer) FROM items;
DROP TABLE items;
ALTER TABLE new_items RENAME TO items;
