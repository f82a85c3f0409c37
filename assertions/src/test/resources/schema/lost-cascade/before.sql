create table users (id integer primary key);
create table notes (id integer primary key, user_id int references users (id) on delete cascade on update set null);
