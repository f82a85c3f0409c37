CREATE TABLE users (id integer PRIMARY KEY, show_votes boolean NOT NULL DEFAULT true);
INSERT INTO users VALUES (1, true), (2, false), (3, true);
