create table notes (id integer primary key, body varchar(100));
alter table notes add column state varchar(10) not null default 'open';
