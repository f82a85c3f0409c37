-- +goose Up
create type state as enum ('open', 'paid');
create table orders (id integer primary key, state state not null default 'open');
-- +goose Down
drop table orders;
drop type state;
