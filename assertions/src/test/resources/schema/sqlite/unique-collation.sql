-- before
create table t (a text, unique (a));

-- change
drop table t;
create table t (a text, unique (a collate nocase));

-- diff
-- - unique constraint on t (a)
-- + unique constraint on t (a collate nocase)
