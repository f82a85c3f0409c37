CREATE TABLE items (id integer PRIMARY KEY, price real NOT NULL);
INSERT INTO items VALUES (1, 19.99), (2, 0.07), (3, 100);
