--liquibase formatted sql

--changeset ada:roles
create table roles (id integer primary key, name text not null);
--rollback drop table roles;

--changeset ada:admin runAlways:true
insert into roles (name) values ('admin');
--rollback delete from roles where name = 'admin';
