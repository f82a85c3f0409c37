-- before
create table t (a int, b int generated always as (a + 1) virtual);

-- change
drop table t;
create table t (a int, b int generated always as (a + 1) stored);

-- diff
-- ~ column t.b: generated was as (a + 1) virtual, is as (a + 1) stored
