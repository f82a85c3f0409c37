-- MySQL commits the first before the second fails.
alter table users add column name varchar(200);
create unique index users_email on users (email);
