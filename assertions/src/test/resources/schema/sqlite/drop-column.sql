-- before
create table notes (id integer primary key, body text collate nocase default 'empty', stars int);

-- change
alter table notes drop column body;

-- diff
-- - column notes.body text default 'empty' collate nocase
