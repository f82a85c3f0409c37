create table notes (id integer primary key, body text);
create view all_notes as select id from notes;
create view short (note) as select body from notes;
create view gone as select 1;
