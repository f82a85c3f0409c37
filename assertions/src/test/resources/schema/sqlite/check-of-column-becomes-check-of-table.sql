-- before
create table t (a int check (a > 0), b int constraint b_low check ((b < 10)));

-- change
drop table t;
create table t (a int, b int, constraint b_low check (b < 10), check ("a" > 0));

-- diff
