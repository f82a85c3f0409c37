-- before
create table t (id integer primary key, price decimal(10, 2), name text);

-- change
drop table t;
create table t (id integer primary key, price decimal(12, 2), name text);

-- diff
-- ~ column t.price: type was decimal(10, 2), is decimal(12, 2)
