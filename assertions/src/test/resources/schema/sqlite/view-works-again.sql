-- before
create view bodies as select body from notes;

-- change
create table notes (body text);

-- diff
-- + table notes (body text)
-- ~ view bodies: broken was no such table: main.notes, is none
