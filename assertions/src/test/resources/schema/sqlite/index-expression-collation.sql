-- before
create table t (a text);
create index i on t (trim(a));

-- change
drop index i;
create index i on t (trim(a) collate nocase);

-- diff
-- ~ index i on t: parts was (trim(a)), is (trim(a) collate nocase)
