-- before
create table t (a int);
create index i on t (a);

-- change
drop index i;
create unique index i on t (a);

-- diff
-- ~ index i on t: unique was false, is true
