-- before
create table t (a int, b int);
create index i on t (a, b);

-- change
drop index i;
create index i on t (b, a);

-- diff
-- ~ index i on t: parts was (a, b), is (b, a)
