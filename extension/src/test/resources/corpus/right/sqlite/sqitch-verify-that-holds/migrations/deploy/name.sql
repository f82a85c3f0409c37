BEGIN;
alter table users add column full_name text;
COMMIT;
