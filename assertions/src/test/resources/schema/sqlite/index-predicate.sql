-- before
create table t (a int, b int);
create index i on t (a) where b > 0;

-- change
drop index i;
create index i on t (a) where b > 1;

-- diff
-- ~ index i on t: predicate was b > 0, is b > 1
