-- +goose Up
alter type state add value 'returned';
-- +goose Down
-- PostgreSQL takes no value out of an enum.
create type state_before as enum ('open', 'paid');
alter table orders alter column state drop default, alter column state type state_before using state::text::state_before,
    alter column state set default 'open';
drop type state;
alter type state_before rename to state;
