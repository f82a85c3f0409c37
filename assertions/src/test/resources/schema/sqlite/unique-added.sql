-- before
create table t (a int, b int);

-- change
drop table t;
create table t (a int, b int, unique (a, b));

-- diff
-- + unique constraint on t (a, b)
