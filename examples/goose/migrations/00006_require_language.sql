-- +goose NO TRANSACTION
-- SQLite ignores this pragma in a transaction, and the DROP below would take every revision with it.
-- +goose Up
PRAGMA foreign_keys = OFF;
CREATE TABLE articles_new (
    id INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    body TEXT NOT NULL DEFAULT '',
    slug TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL CHECK (length(language) = 2)
);
INSERT INTO articles_new (id, author_id, title, body, slug, language)
SELECT id, author_id, title, body, slug, 'en' FROM articles;
DROP TABLE articles;
ALTER TABLE articles_new RENAME TO articles;
CREATE INDEX articles_author_id ON articles (author_id);
CREATE UNIQUE INDEX articles_slug ON articles (slug);
-- +goose StatementBegin
CREATE TRIGGER articles_keep_body AFTER UPDATE OF body ON articles
BEGIN
    INSERT INTO revisions (article_id, body) VALUES (old.id, old.body);
END;
-- +goose StatementEnd
PRAGMA foreign_keys = ON;

-- +goose Down
ALTER TABLE articles DROP COLUMN language;
