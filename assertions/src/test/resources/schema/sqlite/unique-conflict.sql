-- before
create table t (a int, constraint once unique (a));

-- change
drop table t;
create table t (a int, constraint once unique (a) on conflict replace);

-- diff
-- ~ unique constraint once on t (a): on conflict was abort, is replace
