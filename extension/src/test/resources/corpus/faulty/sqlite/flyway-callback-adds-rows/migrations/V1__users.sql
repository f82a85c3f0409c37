create table users (id integer primary key, email text not null);
create table runs (id integer primary key, at text);
