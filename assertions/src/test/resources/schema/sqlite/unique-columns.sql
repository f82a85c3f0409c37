-- before
create table t (a int, b int, c int, unique (a, b));

-- change
drop table t;
create table t (a int, b int, c int, unique (a, c));

-- diff
-- - unique constraint on t (a, b)
-- + unique constraint on t (a, c)
