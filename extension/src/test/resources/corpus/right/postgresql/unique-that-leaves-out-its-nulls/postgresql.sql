create table users (id integer primary key, email text, phone text);
create unique index users_email on users (email) where email is not null;
create unique index users_phone on users (phone, email) where phone is not null and email is not null;
