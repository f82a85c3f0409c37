CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE phones (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), number text NOT NULL);
CREATE INDEX ON phones (user_id);
INSERT INTO users VALUES (1, 'a'), (2, 'b');
INSERT INTO phones VALUES (1, 1, '100'), (2, 1, '101'), (3, 2, '200'), (4, 2, '201');
