create table users (id integer primary key, email text, deleted_at text);
create unique index users_email on users (email) where deleted_at is null;
create index users_deleted on users (deleted_at);
