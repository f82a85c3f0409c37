-- before
create table t (a int);
create view v as select a from t;

-- change
create trigger r instead of insert on v begin insert into t values (new.a); end;

-- diff
-- + trigger r on v instead of insert: insert into t values (new.a);
