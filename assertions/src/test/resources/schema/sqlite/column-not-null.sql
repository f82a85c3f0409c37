-- before
create table t (id integer primary key, name text);

-- change
drop table t;
create table t (id integer primary key, name text not null);

-- diff
-- ~ column t.name: not null was false, is true
