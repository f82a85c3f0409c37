-- Deploy library:book_isbn to sqlite

.bail on
PRAGMA foreign_keys = ON;

BEGIN;

DROP VIEW open_loans;

CREATE TABLE books_new (
    id INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES authors (id),
    title TEXT NOT NULL,
    isbn TEXT UNIQUE
);

INSERT INTO books_new (id, author_id, title) SELECT id, author_id, title FROM books;
DROP TABLE books;
ALTER TABLE books_new RENAME TO books;
CREATE INDEX books_author ON books (author_id);

CREATE VIEW open_loans AS
SELECT loans.id, book_id, title FROM loans JOIN books ON books.id = book_id WHERE returned_at IS NULL;

COMMIT;
