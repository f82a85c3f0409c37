-- before
create table t (a text, b text);
create index i on t (a || b);

-- change
drop index i;
create index i on t (a || b collate nocase);

-- diff
-- ~ index i on t: parts was (a || b), is (a || b collate nocase)
