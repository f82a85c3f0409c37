-- before
create table t (a int not null primary key);

-- change
drop table t;
create table t (a int not null primary key) without rowid;

-- diff
-- ~ table t: without rowid was false, is true
