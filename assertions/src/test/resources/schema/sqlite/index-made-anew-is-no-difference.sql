-- before
create table t (a int, b text);
create index i on t (a);
create index j on t (b);

-- change
drop index i;
create index "I" on "T" ("A" asc);

-- diff
