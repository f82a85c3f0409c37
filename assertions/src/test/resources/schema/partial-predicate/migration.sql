drop index users_email;
create unique index users_email on users (email);
drop index users_deleted;
create index users_deleted on users (deleted_at) where deleted_at is not null;
