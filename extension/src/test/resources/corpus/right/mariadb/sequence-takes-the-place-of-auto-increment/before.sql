CREATE TABLE orders (id int NOT NULL PRIMARY KEY, note varchar(20));
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
