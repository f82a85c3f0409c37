-- +goose Up
ALTER TABLE logs RENAME TO logs_v1;
ALTER TABLE logs_v2 RENAME TO logs;
DROP INDEX logs_line;
CREATE INDEX logs_line ON logs(line);
-- +goose Down
DROP INDEX logs_line;
ALTER TABLE logs RENAME TO logs_v2;
ALTER TABLE logs_v1 RENAME TO logs;
CREATE INDEX logs_line ON logs(line);
