CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE sessions (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, ended INTEGER NOT NULL);
CREATE TABLE drafts (id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TRIGGER users_changed AFTER UPDATE ON users
BEGIN
  UPDATE sessions SET ended = 1 WHERE user_id = NEW.id;
END;
CREATE TRIGGER sessions_ended AFTER UPDATE ON sessions
BEGIN
  DELETE FROM drafts WHERE session_id = NEW.id;
END;
INSERT INTO users VALUES (1, ' Ann'), (2, 'Bob');
INSERT INTO sessions VALUES (1, 1, 0), (2, 2, 0);
INSERT INTO drafts VALUES (1, 1, 'dear'), (2, 2, 'hello');
