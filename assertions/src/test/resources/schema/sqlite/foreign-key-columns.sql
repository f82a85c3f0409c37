-- before
create table p (a int, b int, primary key (a, b));
create table t (x int, y int, z int, foreign key (x, y) references p (a, b));

-- change
drop table t;
create table t (x int, y int, z int, foreign key (x, z) references p (a, b));

-- diff
-- - foreign key on t (x, y) to p (a, b)
-- + foreign key on t (x, z) to p (a, b)
