-- before
create table users (id integer primary key, email text unique, name text, city text, constraint name_city unique (name, city) on conflict replace);

-- change
drop table users;
create table users (id integer primary key, email text, name text, city text, constraint name_city unique (name, city));
create unique index users_email on users (email);

-- diff
-- ~ unique constraint name_city on users (name, city): on conflict was replace, is abort
-- - unique constraint on users (email)
-- + index users_email on users (email) unique
