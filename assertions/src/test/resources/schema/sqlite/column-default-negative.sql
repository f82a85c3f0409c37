-- before
create table t (id integer primary key, stars int default -1);

-- change
drop table t;
create table t (id integer primary key, stars int default (-1));

-- diff
