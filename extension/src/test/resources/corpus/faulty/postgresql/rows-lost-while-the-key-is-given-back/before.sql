CREATE TABLE likes (
  id serial PRIMARY KEY,
  person int NOT NULL,
  comment int NOT NULL,
  score int NOT NULL
);
INSERT INTO likes (id, person, comment, score) VALUES (3, 1, 1, 1), (7, 1, 2, -1), (9, 2, 1, 1);
SELECT setval('likes_id_seq', 9);
