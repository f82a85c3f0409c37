-- before
create table t (id integer primary key, name varchar(20));

-- change
drop table t;
create table t (id integer primary key, name);

-- diff
-- ~ column t.name: type was varchar(20), is none
