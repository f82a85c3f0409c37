create table users (id integer primary key, name text collate nocase, city text);
create index users_name on users (name);
create index users_city on users (city collate rtrim);
