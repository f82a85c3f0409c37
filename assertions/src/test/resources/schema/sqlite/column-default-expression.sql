-- before
create table t (id integer primary key, made text default (datetime('now')));

-- change
drop table t;
create table t (id integer primary key, made text default (date('now')));

-- diff
-- ~ column t.made: default was datetime('now'), is date('now')
