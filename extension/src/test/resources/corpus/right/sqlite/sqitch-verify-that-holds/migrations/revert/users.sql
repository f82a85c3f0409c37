BEGIN;
drop table users;
COMMIT;
