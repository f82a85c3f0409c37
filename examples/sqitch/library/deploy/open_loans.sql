-- Deploy library:open_loans to sqlite

BEGIN;

DROP VIEW open_loans;

CREATE VIEW open_loans AS
SELECT loans.id, book_id, title FROM loans JOIN books ON books.id = book_id WHERE returned_at IS NULL;

COMMIT;
