CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE logins (nonce text NOT NULL PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id));
INSERT INTO users VALUES (1, 'Ada');
INSERT INTO logins VALUES ('a', 1), ('b', 1);
