create table readings (id integer primary key, value real);
