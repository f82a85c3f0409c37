-- before
create table users (id integer primary key);
create table notes (a int references users (id) deferrable initially deferred, b int references users (id), c int references users (id) not deferrable initially deferred);

-- change
drop table notes;
create table notes (a int references users (id) deferrable, b int references users (id), c int references users (id), foreign key (b) references users (id) deferrable initially deferred);

-- diff
-- ~ foreign key on notes (a) to users (id): initially deferred was true, is false
-- + foreign key on notes (b) to users (id) initially deferred
