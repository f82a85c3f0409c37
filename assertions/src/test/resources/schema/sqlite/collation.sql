-- before
create table users (id integer primary key, name text collate nocase, city text);
create index users_name on users (name);
create index users_city on users (city collate rtrim);

-- change
drop table users;
create table users (id integer primary key, name text, city text collate rtrim);
create index users_name on users (name);
create index users_city on users (city);

-- diff
-- ~ column users.name: collation was nocase, is binary
-- ~ column users.city: collation was binary, is rtrim
-- ~ index users_name on users: parts was (name collate nocase), is (name)
