CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE logins (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id) ON UPDATE NO ACTION ON DELETE NO ACTION);
CREATE INDEX logins_user ON logins (user_id);
INSERT INTO users VALUES (1, 'Ada');
INSERT INTO logins VALUES (1, 1), (2, 1);
