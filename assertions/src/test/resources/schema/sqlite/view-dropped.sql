-- before
create table t (a int);
create view v as select a from t;

-- change
drop view v;

-- diff
-- - view v: select a from t
