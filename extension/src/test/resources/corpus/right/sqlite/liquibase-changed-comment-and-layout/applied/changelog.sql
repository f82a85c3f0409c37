--liquibase formatted sql

--changeset ada:users
create table users (id integer primary key, email text not null);
--rollback drop table users;
