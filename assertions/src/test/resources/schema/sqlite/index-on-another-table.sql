-- before
create table t (a int);
create table u (a int);
create index i on t (a);

-- change
drop index i;
create index i on u (a);

-- diff
-- - index i on t (a)
-- + index i on u (a)
