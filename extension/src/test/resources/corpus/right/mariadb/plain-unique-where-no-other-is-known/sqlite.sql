create table users (id integer primary key, email text not null, deleted_at text);
create unique index users_email on users (email) where deleted_at is null;
create unique index users_lower on users (lower(email));
