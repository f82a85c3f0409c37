-- Verify library:open_loans@v1.1 on sqlite

BEGIN;

SELECT id, book_id FROM open_loans WHERE 0;

ROLLBACK;
