-- Verify library:books on sqlite

BEGIN;

SELECT id, author_id, title FROM books WHERE 0;

ROLLBACK;
