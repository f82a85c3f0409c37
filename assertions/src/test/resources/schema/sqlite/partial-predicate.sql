-- before
create table users (id integer primary key, email text, deleted_at text);
create unique index users_email on users (email) where deleted_at is null;
create index users_deleted on users (deleted_at);

-- change
drop index users_email;
create unique index users_email on users (email);
drop index users_deleted;
create index users_deleted on users (deleted_at) where deleted_at is not null;

-- diff
-- ~ index users_email on users: predicate was deleted_at is null, is none
-- ~ index users_deleted on users: predicate was none, is deleted_at is not null
