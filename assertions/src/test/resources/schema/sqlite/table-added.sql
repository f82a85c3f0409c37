-- before
create table t (a int);

-- change
create table u (id integer primary key, t text not null);

-- diff
-- + table u (id integer not null, t text not null)
