-- Deploy library:open_loans@v1.1 to sqlite

BEGIN;

CREATE VIEW open_loans AS
SELECT id, book_id FROM loans WHERE returned_at IS NULL;

COMMIT;
