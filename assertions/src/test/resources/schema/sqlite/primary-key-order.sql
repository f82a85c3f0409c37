-- before
create table t (a int not null, b int not null, primary key (a, b));

-- change
drop table t;
create table t (a int not null, b int not null, primary key (b, a));

-- diff
-- ~ table t: primary key was (a, b), is (b, a)
