-- +goose Up
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);

-- +goose StatementBegin
CREATE TRIGGER articles_keep_body AFTER UPDATE OF body ON articles
BEGIN
    INSERT INTO revisions (article_id, body) VALUES (old.id, old.body);
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER articles_keep_body;
DROP TABLE revisions;
