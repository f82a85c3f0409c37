-- before
create table t (a int, constraint once unique (a));

-- change
drop table t;
create table t (a int, constraint only unique (a));

-- diff
-- ~ constraint once on t renamed to only
