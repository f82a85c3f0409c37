-- Revert library:book_isbn from sqlite

BEGIN;

DROP VIEW open_loans;

CREATE TABLE books_old (
    id INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES authors (id),
    title TEXT NOT NULL
);

INSERT INTO books_old (id, author_id, title) SELECT id, author_id, title FROM books;
DROP TABLE books;
ALTER TABLE books_old RENAME TO books;
CREATE INDEX books_author ON books (author_id);

CREATE VIEW open_loans AS
SELECT loans.id, book_id, title FROM loans JOIN books ON books.id = book_id WHERE returned_at IS NULL;

COMMIT;
