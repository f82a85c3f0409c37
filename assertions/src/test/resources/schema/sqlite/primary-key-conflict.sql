-- before
create table t (a text not null primary key);

-- change
drop table t;
create table t (a text not null primary key on conflict ignore);

-- diff
-- ~ table t: primary key was (a), is (a) on conflict ignore
