-- before
create table points (id integer primary key, x real, y real, label text);

-- change
create table new_points (id integer primary key, latitude real, longitude real, label text);
drop table points;
alter table new_points rename to points;

-- diff
-- ~ column points.x renamed to latitude
-- ~ column points.y renamed to longitude
