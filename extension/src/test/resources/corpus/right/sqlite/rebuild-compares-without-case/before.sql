create table users (id integer primary key, name text not null unique, nick text);
create index users_nick on users (nick);
insert into users values (1, 'Ann', 'an'), (2, 'Bob', 'bo');
