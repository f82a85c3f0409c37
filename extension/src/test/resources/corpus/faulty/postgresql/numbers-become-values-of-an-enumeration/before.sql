CREATE TABLE tickets (id int PRIMARY KEY, state smallint NOT NULL DEFAULT 0 CONSTRAINT known CHECK (state IN (0, 1, 2)));
INSERT INTO tickets VALUES (1, 0), (2, 1), (3, 2), (4, 1);
