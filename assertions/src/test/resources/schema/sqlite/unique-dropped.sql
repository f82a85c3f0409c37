-- before
create table t (a int unique, b int);

-- change
drop table t;
create table t (a int, b int);

-- diff
-- - unique constraint on t (a)
