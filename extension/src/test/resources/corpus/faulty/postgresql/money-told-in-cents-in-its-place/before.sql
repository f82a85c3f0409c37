CREATE TABLE items (id int PRIMARY KEY, price numeric(10, 2) NOT NULL);
INSERT INTO items VALUES (1, 19.99), (2, 0.07), (3, 100);
