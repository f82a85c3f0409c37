-- +goose Up
create table notes (id integer primary key);
-- +goose Down
drop table notes;
