CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'USER' CHECK (role IN ('OWNER', 'USER'))
);
INSERT INTO people (id, name, role) VALUES (1, 'Ada', 'OWNER'), (2, 'Bob', 'USER'), (3, 'Cyd', 'USER');
