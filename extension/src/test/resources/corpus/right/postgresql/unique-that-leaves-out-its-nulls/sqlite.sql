create table users (id integer primary key, email text unique, phone text);
create unique index users_phone on users (phone, email);
