-- +goose Up
CREATE UNIQUE INDEX articles_slug ON articles (slug);

-- +goose Down
DROP INDEX articles_slug;
