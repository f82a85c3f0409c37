-- before
create table t (id integer primary key, name text);

-- change
drop table t;
create table t (id integer primary key, name text collate nocase);

-- diff
-- ~ column t.name: collation was binary, is nocase
