-- Verify library:open_loans on sqlite

BEGIN;

SELECT id, book_id, title FROM open_loans WHERE 0;

ROLLBACK;
