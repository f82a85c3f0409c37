create table users (id integer primary key, name text not null, nick text not null);
insert into users values (1, 'Ann', 'an');
