-- +goose Up
create table users (id integer primary key, email text not null);
-- +goose Down
drop table users;
