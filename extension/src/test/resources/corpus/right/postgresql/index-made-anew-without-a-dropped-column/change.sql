ALTER TABLE sessions DROP COLUMN team;
CREATE UNIQUE INDEX sessions_uniq ON sessions (worker, type);
