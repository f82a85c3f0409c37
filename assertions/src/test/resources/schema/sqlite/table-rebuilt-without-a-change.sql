-- before
create table users (id integer primary key, name text, check (name <> ''));
create index users_name on users (name);
create table notes (id integer primary key, user_id int references users (id) on delete cascade);

-- change
pragma foreign_keys = off;
pragma legacy_alter_table = on;
create table new_users (id integer primary key, name text, check (name <> ''));
insert into new_users select * from users;
drop table users;
alter table new_users rename to users;
create index users_name on users (name);

-- diff
