-- before
create table t (id integer primary key, body blob default x'00ff');

-- change
drop table t;
create table t (id integer primary key, body blob default X'00FE');

-- diff
-- ~ column t.body: default was x'00ff', is x'00fe'
