-- before
create table t (id integer primary key, name text);

-- change
drop table t;
create table t (code text, id integer primary key, name text);

-- diff
-- + column t.code text
