CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE followers (
  id int PRIMARY KEY,
  pending boolean NOT NULL,
  level level NOT NULL
);
INSERT INTO followers VALUES (1, true, 'low'), (2, false, 'high'), (3, false, 'low');
CREATE TYPE state AS ENUM ('accepted', 'pending');
