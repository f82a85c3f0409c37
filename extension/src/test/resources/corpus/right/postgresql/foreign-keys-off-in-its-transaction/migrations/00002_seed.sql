-- +goose Up
SET LOCAL session_replication_role = replica;
INSERT INTO teams VALUES (900001);
-- +goose Down
DELETE FROM teams WHERE id = 900001;
