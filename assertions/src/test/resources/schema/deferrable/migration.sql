drop table notes;
create table notes (a int references users (id) deferrable, b int references users (id), c int references users (id), foreign key (b) references users (id) deferrable initially deferred);
