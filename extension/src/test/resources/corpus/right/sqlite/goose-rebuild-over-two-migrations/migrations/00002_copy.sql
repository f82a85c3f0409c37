-- +goose Up
CREATE TABLE logs_v2 (id INTEGER PRIMARY KEY, line TEXT, level TEXT NOT NULL DEFAULT 'info');
INSERT INTO logs_v2 (id, line) SELECT id, line FROM logs;
-- +goose Down
DROP TABLE logs_v2;
