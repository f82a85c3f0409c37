-- +goose Up
create index concurrently users_email on users (email);
-- +goose Down
drop index users_email;
