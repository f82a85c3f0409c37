-- // notes
create table notes (id integer primary key);
create table tags (id integer primary key);

-- //@UNDO
drop table notes;
