CREATE TABLE items (id int PRIMARY KEY, price numeric(10, 3) NOT NULL);
INSERT INTO items VALUES (1, 19.99), (2, 0.075), (3, 100);
