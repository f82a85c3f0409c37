CREATE TABLE logins_new (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id) ON UPDATE CASCADE ON DELETE CASCADE);
INSERT INTO logins_new SELECT id, user_id FROM logins;
DROP TABLE logins;
ALTER TABLE logins_new RENAME TO logins;
CREATE INDEX logins_user ON logins (user_id);
