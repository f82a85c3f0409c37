-- before
create table p (id integer primary key);
create table t (id integer primary key, p_id int references p);

-- change
drop table t;
create table t (id integer primary key, p_id int, foreign key (p_id) references P (ID));

-- diff
