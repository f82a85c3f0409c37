CREATE TABLE scores (
  id int PRIMARY KEY,
  points int NOT NULL
);
CREATE VIEW doubled AS SELECT id, points * 2 AS points FROM scores;
CREATE TABLE cached (
  id int PRIMARY KEY,
  points int
);
INSERT INTO scores VALUES (1, 10), (2, 20);
INSERT INTO cached VALUES (1, 11), (2, 21);
