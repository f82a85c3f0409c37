-- before
create table p (id integer primary key, code int unique);
create table t (id integer primary key, p_id int references p (id));

-- change
drop table t;
create table t (id integer primary key, p_id int references p (code));

-- diff
-- - foreign key on t (p_id) to p (id)
-- + foreign key on t (p_id) to p (code)
