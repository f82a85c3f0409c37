-- before
create table notes (id integer primary key, title text, body text);

-- change
drop table notes;
create table notes (id integer primary key, body text, title text);

-- diff
-- ~ table notes: column order was (id, title, body), is (id, body, title)
