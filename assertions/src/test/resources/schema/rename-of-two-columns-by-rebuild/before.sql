create table points (id integer primary key, x real, y real, label text);
