-- before
create table p (id integer primary key);
create table t (id integer primary key, p_id int, constraint up foreign key (p_id) references p (id));

-- change
drop table t;
create table t (id integer primary key, p_id int, constraint parent foreign key (p_id) references p (id));

-- diff
-- ~ constraint up on t renamed to parent
