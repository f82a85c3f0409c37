drop table users;
create table users (id integer primary key, name text, city text collate rtrim);
create index users_name on users (name);
create index users_city on users (city);
