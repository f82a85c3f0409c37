-- before
create table t (a int check (a > 0));

-- change
drop table t;
create table t (a int);

-- diff
-- - check on t (a > 0)
