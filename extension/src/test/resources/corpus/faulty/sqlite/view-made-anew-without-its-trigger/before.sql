CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, gone INTEGER);
CREATE VIEW people AS SELECT id, name FROM users WHERE gone IS NULL;
CREATE TRIGGER leave INSTEAD OF DELETE ON people BEGIN
  UPDATE users SET gone = 1 WHERE id = old.id;
END;
INSERT INTO users VALUES (1, 'Ada', NULL), (2, 'Bob', 1);
