-- before
create table t (a int, b int, check (a > 0));

-- change
drop table t;
create table t (a int, b int, constraint both unique (a, b) check (a > 0));

-- diff
-- + unique constraint both on t (a, b)
-- ~ constraint without a name on t renamed to both
