--liquibase formatted sql

--changeset ada:users
--comment: Who signs in. White space counts for no checksum.
create table users (
    id integer primary key,
    email text not null
);
--rollback drop table users;
