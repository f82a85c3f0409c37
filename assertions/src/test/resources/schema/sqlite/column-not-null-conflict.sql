-- before
create table t (id integer primary key, name text not null);

-- change
drop table t;
create table t (id integer primary key, name text not null on conflict replace);

-- diff
-- ~ column t.name: on conflict was abort, is replace
