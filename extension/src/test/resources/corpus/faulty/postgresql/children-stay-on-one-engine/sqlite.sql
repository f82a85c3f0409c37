create table users (id integer primary key);
create table notes (id integer primary key, user_id integer not null references users (id) on delete cascade);
create index notes_user on notes (user_id);
