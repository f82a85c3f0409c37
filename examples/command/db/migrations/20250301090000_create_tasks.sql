-- migrate:up
create table lists (
  id integer primary key,
  name text not null unique
);
create table tasks (
  id integer primary key,
  list_id integer not null references lists (id) on delete cascade,
  title text not null
);

-- migrate:down
drop table tasks;
drop table lists;
