-- Revert library:open_loans from sqlite

BEGIN;

DROP VIEW open_loans;

CREATE VIEW open_loans AS
SELECT id, book_id FROM loans WHERE returned_at IS NULL;

COMMIT;
