create table users (id integer primary key);
create table people (id integer primary key);
create table notes (id integer primary key, user_id int, foreign key (user_id) references users on delete set default);
