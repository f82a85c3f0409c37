-- dbmate applies whatever is not in its table, in the order of the names.
-- migrate:up
create table notes (id integer primary key);
-- migrate:down
drop table notes;
