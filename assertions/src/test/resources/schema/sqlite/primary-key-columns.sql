-- before
create table t (a int not null, b int not null, primary key (a));

-- change
drop table t;
create table t (a int not null, b int not null, primary key (a, b));

-- diff
-- ~ table t: primary key was (a), is (a, b)
