drop table users;
create table users (id integer primary key, email text, name text, city text, constraint name_city unique (name, city));
create unique index users_email on users (email);
