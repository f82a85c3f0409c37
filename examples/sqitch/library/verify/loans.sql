-- Verify library:loans on sqlite

BEGIN;

SELECT id, book_id, returned_at FROM loans WHERE 0;

ROLLBACK;
