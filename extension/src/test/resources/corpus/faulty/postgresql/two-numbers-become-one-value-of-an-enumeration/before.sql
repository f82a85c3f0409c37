CREATE TABLE tickets (id int PRIMARY KEY, state smallint NOT NULL);
INSERT INTO tickets VALUES (1, 0), (2, 1), (3, 2), (4, 1);
