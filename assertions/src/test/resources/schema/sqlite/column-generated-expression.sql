-- before
create table t (a int, b int as (a + 1));

-- change
drop table t;
create table t (a int, b int as (a + 2));

-- diff
-- ~ column t.b: generated was as (a + 1) virtual, is as (a + 2) virtual
