-- before
create table p (id integer primary key);
create table t (id integer primary key, p_id int references p (id));

-- change
drop table t;
create table t (id integer primary key, p_id int references p (id) on update cascade);

-- diff
-- ~ foreign key on t (p_id) to p (id): on update was no action, is cascade
