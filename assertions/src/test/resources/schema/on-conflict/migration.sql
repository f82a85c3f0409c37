drop table notes;
create table notes (id integer primary key, title text not null, body text not null on conflict rollback);
