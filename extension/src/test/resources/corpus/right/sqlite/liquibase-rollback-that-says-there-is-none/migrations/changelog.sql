--liquibase formatted sql

--changeset ada:users
create table users (id integer primary key, email text not null);
insert into users values (1, 'A');
--rollback drop table users;

--changeset ada:lower
update users set email = lower(email);
--rollback empty
