CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT DEFAULT 'anon',
  age INTEGER
);
CREATE UNIQUE INDEX people_email ON people (email);
CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body TEXT
);
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people (id, email, name, age) VALUES (1, 'Ada@example.org', 'Ada', 36), (2, 'bob@example.org', 'Bob', 41), (3, 'cyd@example.org', NULL, NULL);
INSERT INTO notes (id, owner_id, title, body) VALUES (1, 1, 'one', 'first'), (2, 1, 'two', NULL), (3, 2, 'three', 'third');
