-- before
create table t (id integer primary key, name text);

-- change
drop table t;
create table t (id integer primary key, name text default 'none');

-- diff
-- ~ column t.name: default was none, is 'none'
