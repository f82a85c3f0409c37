create table users_new (id integer primary key, name text not null, nick text null default null, email text);
insert into users_new (id, name, nick) select id, name, nick from users;
drop table users;
alter table users_new rename to users;
