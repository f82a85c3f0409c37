-- before
create table p (id integer primary key);
create table t (id integer primary key, p_id int references p (id) deferrable initially immediate);

-- change
drop table t;
create table t (id integer primary key, p_id int references p (id) match full not deferrable initially deferred);

-- diff
