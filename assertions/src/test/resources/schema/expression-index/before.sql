create table users (id integer primary key, email text, data text);
create index users_email on users (email);
create index users_city on users (json_extract(data, '$.city'), id);
