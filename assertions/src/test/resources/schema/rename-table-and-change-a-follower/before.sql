create table users (id integer primary key, name text);
create table notes (id integer primary key, user_id int references users on delete cascade);
create view names as select name from users;
