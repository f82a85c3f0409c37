-- before
create table t (id int not null, name text);

-- change
drop table t;
create table t (id int not null, name text, primary key (id));

-- diff
-- ~ table t: primary key was none, is (id)
