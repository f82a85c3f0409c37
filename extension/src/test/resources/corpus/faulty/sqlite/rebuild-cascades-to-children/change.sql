CREATE TABLE people_new (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT 'anon',
  age INTEGER
);
INSERT INTO people_new (id, email, name, age) SELECT id, email, coalesce(name, 'anon'), age FROM people;
DROP TABLE people;
ALTER TABLE people_new RENAME TO people;
CREATE UNIQUE INDEX people_email ON people (email);
