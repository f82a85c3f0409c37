-- before
create table t (a int, b int);

-- change
create index t_a on t (a, b desc);

-- diff
-- + index t_a on t (a, b desc)
