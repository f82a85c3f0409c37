-- migrate:up
create index users_email on users (email);

-- migrate:down
-- MySQL wants to know of which table.
drop index users_email;
