CREATE TABLE users (id integer PRIMARY KEY, admin boolean NOT NULL DEFAULT false, name text);
CREATE VIEW everybody AS SELECT * FROM users;
