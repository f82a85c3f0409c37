-- before
create table t (a text);
create index i on t (lower(a));

-- change
drop index i;
create index i on t (upper(a));

-- diff
-- ~ index i on t: parts was (lower(a)), is (upper(a))
