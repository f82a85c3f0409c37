-- Revert library:open_loans@v1.1 from sqlite

BEGIN;

DROP VIEW open_loans;

COMMIT;
