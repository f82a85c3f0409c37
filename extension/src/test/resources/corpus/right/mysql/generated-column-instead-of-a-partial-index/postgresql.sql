create table users (id integer primary key, email varchar(200) not null, deleted_at timestamp);
create unique index users_email on users (email) where deleted_at is null;
