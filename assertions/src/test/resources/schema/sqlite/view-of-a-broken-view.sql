-- before
create table notes (id integer primary key);
create view a as select id from notes;
create view b as select id from a;

-- change
drop view a;

-- diff
-- - view a: select id from notes
-- ~ view b: broken was none, is no such table: main.a
