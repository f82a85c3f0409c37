BEGIN;
alter table users drop column full_name;
COMMIT;
