-- before
create table t (a int, constraint low check (a < 10));

-- change
drop table t;
create table t (a int, constraint small check (a < 10));

-- diff
-- ~ constraint low on t renamed to small
