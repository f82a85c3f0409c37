-- +goose Up
create table tags (id integer primary key);
-- +goose Down
drop table tags;
