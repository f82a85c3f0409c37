-- before
create table p (id integer primary key);
create table t (id integer primary key, p_id int references p (id));

-- change
drop table t;
create table t (id integer primary key, p_id int references p (id) deferrable initially deferred);

-- diff
-- ~ foreign key on t (p_id) to p (id): initially deferred was false, is true
