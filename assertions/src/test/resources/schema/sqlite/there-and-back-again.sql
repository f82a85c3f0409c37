-- before
create table t (id integer primary key, a int);
create view v as select a from t;

-- change
alter table t add column b text;
create index t_b on t (b);
alter table t rename to u;
alter table u rename column a to c;
drop index t_b;
alter table u drop column b;
alter table u rename column c to a;
alter table u rename to t;

-- diff
