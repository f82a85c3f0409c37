CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE log (note TEXT);
CREATE VIEW people AS SELECT id, name FROM users;
CREATE TRIGGER rename INSTEAD OF UPDATE ON people BEGIN
  UPDATE users SET name = new.name WHERE id = old.id;
  INSERT INTO log (note) VALUES (old.name);
END;
INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
