create table users (id integer primary key, email text not null);
create table totals (id integer primary key, users integer not null);
