-- before
create table t (a int);

-- change
drop table t;
create view t as select 1 as a;

-- diff
-- - table t (a int)
-- + view t: select 1 as a
