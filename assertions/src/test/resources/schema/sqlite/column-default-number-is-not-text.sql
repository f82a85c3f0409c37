-- before
create table t (id integer primary key, stars text default 5);

-- change
drop table t;
create table t (id integer primary key, stars text default '5');

-- diff
-- ~ column t.stars: default was 5, is '5'
