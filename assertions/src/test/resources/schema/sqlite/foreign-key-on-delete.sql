-- before
create table p (id integer primary key);
create table t (id integer primary key, p_id int references p (id) on delete restrict);

-- change
drop table t;
create table t (id integer primary key, p_id int references p (id) on delete set null);

-- diff
-- ~ foreign key on t (p_id) to p (id): on delete was restrict, is set null
