-- before
create table t (a int);

-- change
alter table t add column b int check (b > 0);

-- diff
-- + column t.b int
-- + check on t (b > 0)
