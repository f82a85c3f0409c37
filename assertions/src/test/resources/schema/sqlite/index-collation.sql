-- before
create table t (a text);
create index i on t (a);

-- change
drop index i;
create index i on t (a collate nocase);

-- diff
-- ~ index i on t: parts was (a), is (a collate nocase)
