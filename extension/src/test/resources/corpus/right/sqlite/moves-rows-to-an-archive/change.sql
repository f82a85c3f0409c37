CREATE TABLE archive (id INTEGER PRIMARY KEY, code TEXT NOT NULL, label TEXT, price REAL, amount INTEGER);
INSERT INTO archive SELECT * FROM items WHERE id > 2;
DELETE FROM items WHERE id > 2;
