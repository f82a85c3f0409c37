create table new_points (id integer primary key, latitude real, longitude real, label text);
drop table points;
alter table new_points rename to points;
