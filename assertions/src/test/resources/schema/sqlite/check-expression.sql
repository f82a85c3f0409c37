-- before
create table t (a int, constraint low check (a < 10));

-- change
drop table t;
create table t (a int, constraint low check (a < 100));

-- diff
-- ~ check low on t: expression was a < 10, is a < 100
