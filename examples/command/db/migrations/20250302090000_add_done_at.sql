-- migrate:up
alter table tasks add column done_at text;

-- migrate:down
alter table tasks drop column done_at;
