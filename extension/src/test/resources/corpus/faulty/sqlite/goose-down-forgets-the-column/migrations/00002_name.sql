-- +goose Up
alter table users add column name text;
create index users_name on users (name);
-- +goose Down
drop index users_name;
