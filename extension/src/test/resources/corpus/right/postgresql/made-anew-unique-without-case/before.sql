create extension citext;
create table users (id bigint primary key, email citext not null unique, nick varchar(40) not null);
create unique index users_nick on users (lower(nick));
insert into users values (1, 'Ann@example.org', 'ann'), (2, 'bob@example.org', 'Bob');
