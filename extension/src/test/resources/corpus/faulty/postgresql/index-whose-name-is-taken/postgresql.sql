create table users (id integer primary key, created_at timestamp);
create table notes (id integer primary key, created_at timestamp);
create index if not exists by_created on users (created_at);
-- Passed over: users has taken the name.
create index if not exists by_created on notes (created_at);
