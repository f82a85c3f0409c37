CREATE TABLE sessions (
  id int PRIMARY KEY,
  worker int NOT NULL,
  team int,
  type int NOT NULL
);
CREATE UNIQUE INDEX sessions_uniq ON sessions (worker, type, team);
