CREATE TABLE tokens (id int NOT NULL PRIMARY KEY, token varchar(40) COLLATE utf8mb4_bin NOT NULL);
INSERT INTO tokens VALUES (1, 'aB'), (2, 'Ab');
