-- before
create table notes (id integer primary key, body text);
create view bodies as select body from notes;
create view ids as select id from notes;

-- change
pragma legacy_alter_table = on;
drop view ids;
create view ids as select id from notes;
drop view bodies;
create table new_notes (id integer primary key, text text);
drop table notes;
alter table new_notes rename to notes;
create view bodies as select body from notes;

-- diff
-- ~ column notes.body renamed to text
-- ~ view bodies: broken was none, is no such column: body
