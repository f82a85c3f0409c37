-- migrate:up
create table notes (id integer primary key);

-- migrate:down
