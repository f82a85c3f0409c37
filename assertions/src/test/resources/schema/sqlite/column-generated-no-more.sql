-- before
create table t (a int, b int as (a + 1) stored);

-- change
drop table t;
create table t (a int, b int);

-- diff
-- ~ column t.b: generated was as (a + 1) stored, is none
