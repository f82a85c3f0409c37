CREATE TABLE items (id int PRIMARY KEY, grams int NOT NULL);
INSERT INTO items VALUES (1, 1500), (2, 7), (3, -20);
