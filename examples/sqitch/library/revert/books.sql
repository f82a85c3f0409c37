-- Revert library:books from sqlite

BEGIN;

DROP TABLE books;

COMMIT;
