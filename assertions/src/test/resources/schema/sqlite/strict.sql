-- before
create table readings (id integer primary key, value real);

-- change
drop table readings;
create table readings (id integer primary key, value real) strict;

-- diff
-- ~ table readings: strict was false, is true
