-- before
create table notes (id int primary key, stars INTEGER);

-- change
drop table notes;
create table notes (id integer primary key, stars integer);

-- diff
-- ~ column notes.id: type was int, is integer; not null was false, is true
