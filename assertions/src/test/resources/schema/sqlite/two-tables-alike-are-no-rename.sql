-- before
create table a (id integer primary key);
create table b (id integer primary key);

-- change
drop table a;
drop table b;
create table c (id integer primary key);
create table d (id integer primary key);

-- diff
-- - table a (id integer not null)
-- - table b (id integer not null)
-- + table c (id integer not null)
-- + table d (id integer not null)
