drop index users_email;
create index users_email on users (lower(email));
drop index users_city;
create unique index users_city on users (data ->> '$.City', id desc);
