-- migrate:up
create table depots (
    id integer primary key,
    name text not null unique
);
create table parcels (
    id integer primary key,
    depot_id integer not null references depots (id) on delete cascade,
    code text not null,
    grams integer not null check (grams > 0)
);
create unique index parcels_code on parcels (code);

-- migrate:down
drop table parcels;
drop table depots;
