-- before
create table users (id integer primary key, name text);
create table notes (id integer primary key, user_id int references users (id));

-- change
alter table users rename to old_users;
create table users (id integer primary key, name text not null);
insert into users select * from old_users;
drop table old_users;

-- diff
-- - foreign key on notes (user_id) to users (id)
-- + foreign key on notes (user_id) to old_users (id)
-- ~ column users.name: not null was false, is true
