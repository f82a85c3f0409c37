-- before
create table t (a int);
create view v (x) as select a from t;

-- change
drop view v;
create view v (y) as select a from t;

-- diff
-- ~ view v: columns was (x), is (y)
