create table users (id integer primary key);
create table notes (a int references users (id) deferrable initially deferred, b int references users (id), c int references users (id) not deferrable initially deferred);
