-- before
create table t (a int, b int);
create unique index i on t (a, lower(b)) where b is not null;

-- change
drop index i;
create unique index t_a_b on t (a, lower(b)) where b is not null;

-- diff
-- ~ index i on t renamed to t_a_b
