-- before
create table t (a int) strict;

-- change
drop table t;
create table t (a int);

-- diff
-- ~ table t: strict was true, is false
