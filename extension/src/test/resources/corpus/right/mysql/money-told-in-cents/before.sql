CREATE TABLE items (id int PRIMARY KEY, price double NOT NULL);
INSERT INTO items VALUES (1, 19.99), (2, 0.07), (3, 100);
