drop table a;
drop table b;
create table c (id integer primary key);
create table d (id integer primary key);
