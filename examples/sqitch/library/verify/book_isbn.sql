-- Verify library:book_isbn on sqlite

BEGIN;

SELECT isbn FROM books WHERE 0;

ROLLBACK;
