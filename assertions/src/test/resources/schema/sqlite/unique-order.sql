-- before
create table t (a int, b int, unique (a, b));

-- change
drop table t;
create table t (a int, b int, unique (b, a));

-- diff
-- - unique constraint on t (a, b)
-- + unique constraint on t (b, a)
