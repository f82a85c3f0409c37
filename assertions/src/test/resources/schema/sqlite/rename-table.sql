-- before
create table users (id integer primary key, boss_id int references users (id), name text, check (users.name <> ''));
create index users_name on users (lower(name));
create table notes (id integer primary key, user_id int references users on delete cascade);
create view names as select users.name from users;
create trigger users_gone after delete on users begin delete from notes where user_id = old.id; end;
create trigger notes_gone after delete on notes begin update users set name = 'x' where id = old.user_id; end;

-- change
alter table users rename to people;

-- diff
-- ~ table users renamed to people
