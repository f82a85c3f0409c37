-- before
create table t (a int, b int);
create index i on t (a);

-- change
drop index i;
create index i on t (a, b);

-- diff
-- ~ index i on t: parts was (a), is (a, b)
