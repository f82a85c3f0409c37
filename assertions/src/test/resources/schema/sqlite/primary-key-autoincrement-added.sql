-- before
create table t (id integer primary key, name text);

-- change
create table n (id integer primary key autoincrement, name text);
insert into n select * from t;
drop table t;
alter table n rename to t;

-- diff
-- ~ table t: primary key was (id), is (id) auto increment
