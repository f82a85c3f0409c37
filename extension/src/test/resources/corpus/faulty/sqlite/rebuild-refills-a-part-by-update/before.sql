CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'USER' CHECK (role IN ('OWNER', 'ADMIN', 'USER'))
);
INSERT INTO people (id, name, role) VALUES (1, 'Ada', 'OWNER'), (2, 'Bob', 'ADMIN'), (3, 'Cyd', 'USER');
