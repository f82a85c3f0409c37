-- before
create table users (id integer primary key, name text);
create table notes (id integer primary key, user_id int references users on delete cascade);
create view names as select name from users;

-- change
alter table users rename to people;
drop view names;
create view names as select name, id from people;

-- diff
-- ~ table users renamed to people
-- ~ view names: definition was select name from users, is select name, id from people
