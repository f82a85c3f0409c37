-- before
create table t (id integer primary key, name text collate binary);

-- change
drop table t;
create table t (id integer primary key, name text);

-- diff
