-- Deploy library:loans to sqlite

BEGIN;

CREATE TABLE loans (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    returned_at TEXT
);

CREATE INDEX loans_book ON loans (book_id);

COMMIT;
