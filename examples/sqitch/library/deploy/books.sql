-- Deploy library:books to sqlite

BEGIN;

CREATE TABLE books (
    id INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES authors (id),
    title TEXT NOT NULL
);

CREATE INDEX books_author ON books (author_id);

COMMIT;
