CREATE TABLE logins (id bigint PRIMARY KEY, at timestamp);
INSERT INTO logins VALUES (1, '2026-02-03 04:05:06'), (2, NULL);
