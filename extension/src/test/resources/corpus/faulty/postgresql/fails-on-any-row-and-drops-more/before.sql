CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE notes (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users (id), text text);
CREATE TABLE tokens (id int PRIMARY KEY, token text NOT NULL);
