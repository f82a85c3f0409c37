CREATE TABLE users (id int PRIMARY KEY, first varchar(20), last varchar(20), name varchar(60));
INSERT INTO users VALUES (1, 'Ada', 'Byron', 'old'), (2, 'Bob', NULL, NULL);
