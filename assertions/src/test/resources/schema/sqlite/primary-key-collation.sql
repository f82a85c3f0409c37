-- before
create table t (a text not null, primary key (a));

-- change
drop table t;
create table t (a text not null, primary key (a collate nocase));

-- diff
-- ~ table t: primary key was (a), is (a collate nocase)
