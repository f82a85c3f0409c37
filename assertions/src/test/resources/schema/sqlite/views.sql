-- before
create table notes (id integer primary key, body text);
create view all_notes as select id from notes;
create view short (note) as select body from notes;
create view gone as select 1;

-- change
drop view all_notes;
create view all_notes as select id, body from notes;
drop view short;
create view short (text) as select body from notes;
drop view gone;
create view came as with x as (select 1 as one) select one from x;

-- diff
-- - view gone: select 1
-- ~ view all_notes: definition was select id from notes, is select id, body from notes
-- ~ view short: columns was (note), is (text)
-- + view came: with x as (select 1 as one) select one from x
