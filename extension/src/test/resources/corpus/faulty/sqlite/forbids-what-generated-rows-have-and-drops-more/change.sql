CREATE UNIQUE INDEX users_active ON users (active);
CREATE TABLE scores (id INTEGER PRIMARY KEY, score INTEGER NOT NULL);
INSERT INTO scores (id, score) SELECT id, score FROM users;
ALTER TABLE users DROP COLUMN score;
ALTER TABLE users DROP COLUMN nick;
