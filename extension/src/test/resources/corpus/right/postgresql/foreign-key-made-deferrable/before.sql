CREATE TABLE people (id int PRIMARY KEY);
CREATE TABLE comments (
  id int PRIMARY KEY,
  person int NOT NULL REFERENCES people
);
CREATE INDEX comments_person ON comments (person);
INSERT INTO people VALUES (1), (2);
INSERT INTO comments VALUES (1, 1), (2, 2);
