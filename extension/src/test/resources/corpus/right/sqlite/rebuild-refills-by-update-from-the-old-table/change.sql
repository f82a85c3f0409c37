ALTER TABLE people RENAME TO people_old;
CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'USER' CHECK (role IN ('HOST', 'ADMIN', 'USER'))
);
INSERT INTO people (id, name) SELECT id, name FROM people_old;
UPDATE people SET role = 'HOST' WHERE id IN (SELECT id FROM people_old WHERE role = 'OWNER');
DROP TABLE people_old;
