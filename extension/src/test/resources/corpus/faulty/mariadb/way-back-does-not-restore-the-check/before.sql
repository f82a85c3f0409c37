CREATE TABLE orders (id int NOT NULL PRIMARY KEY, amount int NOT NULL, CONSTRAINT positive CHECK (amount > 0));
INSERT INTO orders VALUES (1, 2), (2, 3);
