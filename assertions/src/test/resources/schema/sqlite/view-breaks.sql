-- before
create table notes (id integer primary key, body text);
create view bodies as select body from notes;

-- change
drop table notes;

-- diff
-- - table notes (id integer not null, body text)
-- ~ view bodies: broken was none, is no such table: main.notes
