-- // name
alter table users add column name text;
create index users_name on users (name);

-- //@UNDO
-- The index is still on it.
alter table users drop column name;
