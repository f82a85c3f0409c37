-- +goose Up
ALTER TABLE articles ADD COLUMN slug TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE articles DROP COLUMN slug;
