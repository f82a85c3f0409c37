-- before
create table t (a int, b int as (a * 2), c int);

-- change
alter table t drop column b;

-- diff
-- - column t.b int as (a * 2) virtual
