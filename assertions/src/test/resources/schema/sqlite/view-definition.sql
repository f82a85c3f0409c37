-- before
create table t (a int, b int);
create view v as select a from t;

-- change
drop view v;
create view v as select a from t where b > 0;

-- diff
-- ~ view v: definition was select a from t, is select a from t where b > 0
