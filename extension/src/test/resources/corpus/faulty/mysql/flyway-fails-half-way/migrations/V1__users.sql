create table users (id int primary key, email varchar(200));
insert into users values (1, 'a'), (2, 'a');
