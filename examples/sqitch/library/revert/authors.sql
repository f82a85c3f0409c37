-- Revert library:authors from sqlite

BEGIN;

DROP TABLE authors;

COMMIT;
