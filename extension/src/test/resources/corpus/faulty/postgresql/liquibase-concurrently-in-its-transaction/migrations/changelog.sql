--liquibase formatted sql

--changeset ada:users
create table users (id integer primary key, email text not null);
--rollback drop table users;

--changeset ada:email
create index concurrently users_email on users (email);
--rollback drop index users_email;
