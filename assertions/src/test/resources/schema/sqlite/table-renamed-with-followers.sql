-- before
create table t (id integer primary key, name text);
create table u (t_id int references t on delete cascade);

-- change
alter table t rename to people;

-- diff
-- ~ table t renamed to people
