drop table notes;
create table notes (id integer primary key, body text, title text);
