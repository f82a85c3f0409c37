-- migrate:up
create table events (
    id integer primary key,
    parcel_id integer not null references parcels (id) on delete cascade,
    happened_at text not null,
    kind text not null
);
create index events_parcel_id on events (parcel_id, happened_at);

-- migrate:down
drop table events;
