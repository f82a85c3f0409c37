-- before
create table t (id integer primary key, name text default null);

-- change
drop table t;
create table t (id integer primary key, name text);

-- diff
