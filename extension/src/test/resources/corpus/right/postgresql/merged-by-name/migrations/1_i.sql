CREATE TABLE stock (sku text PRIMARY KEY, n int NOT NULL);
CREATE TABLE delivery (sku text PRIMARY KEY, n int NOT NULL);
INSERT INTO stock VALUES ('a', 1), ('b', 2), ('z', 0);
INSERT INTO delivery VALUES ('a', 5), ('c', 7);
