CREATE TABLE items (id bigint PRIMARY KEY, code varchar(10) NOT NULL, price numeric(8, 2));
INSERT INTO items VALUES (1, 'a', 1.25), (2, 'b', 2.55);
