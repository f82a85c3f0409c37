create table users (id integer primary key, email text not null);
insert into users values (1, 'a');
