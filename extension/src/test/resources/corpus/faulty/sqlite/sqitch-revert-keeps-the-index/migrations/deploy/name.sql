BEGIN;
alter table users add column name text;
create table names (id integer primary key);
COMMIT;
