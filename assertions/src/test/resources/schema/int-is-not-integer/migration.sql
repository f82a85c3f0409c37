drop table notes;
create table notes (id integer primary key, stars integer);
