-- +goose Up
CREATE TABLE logs (id INTEGER PRIMARY KEY, line TEXT);
CREATE INDEX logs_line ON logs(line);
-- +goose Down
DROP TABLE logs;
