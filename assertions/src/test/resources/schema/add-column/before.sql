create table notes (id integer primary key, body text, unique (body));
create table users (id integer primary key);
