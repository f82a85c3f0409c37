CREATE TABLE prices_new (id int NOT NULL PRIMARY KEY, price int, note varchar(20));
INSERT INTO prices_new (id, price) SELECT id, price FROM prices;
DROP TABLE prices;
RENAME TABLE prices_new TO prices;
