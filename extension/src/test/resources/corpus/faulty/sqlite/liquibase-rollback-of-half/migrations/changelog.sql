--liquibase formatted sql

--changeset ada:users
create table users (id integer primary key, email text not null);
--rollback drop table users;

--changeset ada:name
alter table users add column name text;
create table names (id integer primary key);
--rollback drop table names;
