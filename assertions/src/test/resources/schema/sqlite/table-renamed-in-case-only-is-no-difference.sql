-- before
create table users (id integer primary key, name text);
create index users_name on users (name);

-- change
alter table users rename to other;
alter table other rename to Users;

-- diff
