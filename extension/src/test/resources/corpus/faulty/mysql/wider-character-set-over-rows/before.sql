CREATE TABLE words (id int NOT NULL PRIMARY KEY, word varchar(20) NOT NULL) CHARACTER SET latin1;
INSERT INTO words VALUES (1, 'Straße');
