-- migrate:up
create table tags (id integer primary key);
-- migrate:down
drop table tags;
