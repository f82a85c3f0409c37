-- goose commits each file before the next.
-- +goose Up
alter table orders alter column state set default 'returned';
-- +goose Down
alter table orders alter column state set default 'open';
