-- +goose Up
CREATE TABLE teams (id int PRIMARY KEY);
-- +goose Down
DROP TABLE teams;
