create table users_new (id bigint primary key, email text not null, nick citext not null unique);
insert into users_new select id, email, nick from users;
drop table users;
alter table users_new rename to users;
create unique index users_email on users (lower(email));
