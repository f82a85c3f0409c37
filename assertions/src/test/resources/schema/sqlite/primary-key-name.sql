-- before
create table t (a text not null, constraint one primary key (a));

-- change
drop table t;
create table t (a text not null, constraint other primary key (a));

-- diff
-- ~ table t: primary key was one (a), is other (a)
