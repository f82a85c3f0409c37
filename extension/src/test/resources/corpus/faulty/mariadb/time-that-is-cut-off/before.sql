CREATE TABLE logins (id int NOT NULL PRIMARY KEY, at datetime);
INSERT INTO logins VALUES (1, '2026-02-03 04:05:06');
