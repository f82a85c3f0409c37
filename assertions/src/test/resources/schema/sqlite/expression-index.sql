-- before
create table users (id integer primary key, email text, data text);
create index users_email on users (email);
create index users_city on users (json_extract(data, '$.city'), id);

-- change
drop index users_email;
create index users_email on users (lower(email));
drop index users_city;
create unique index users_city on users (data ->> '$.City', id desc);

-- diff
-- ~ index users_email on users: parts was (email), is (lower(email))
-- ~ index users_city on users: unique was false, is true; parts was (json_extract(data, '$.city'), id), is (data ->> '$.City', id desc)
