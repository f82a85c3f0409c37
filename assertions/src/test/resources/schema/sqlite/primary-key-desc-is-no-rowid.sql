-- before
create table t (id integer primary key, name text);

-- change
drop table t;
create table t (id integer primary key desc, name text);

-- diff
-- ~ column t.id: not null was true, is false
-- ~ table t: primary key was (id), is (id desc)
