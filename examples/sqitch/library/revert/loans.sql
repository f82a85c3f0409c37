-- Revert library:loans from sqlite

BEGIN;

DROP TABLE loans;

COMMIT;
