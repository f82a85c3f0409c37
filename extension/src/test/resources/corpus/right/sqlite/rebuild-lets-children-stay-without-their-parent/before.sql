create table depots (id integer primary key, name text not null);
create table parcels (
    id integer primary key,
    depot_id integer not null references depots (id) on delete cascade,
    code text not null unique
);
create index parcels_depot_id on parcels (depot_id);
insert into depots values (1, 'north');
insert into parcels values (1, 1, 'A1');
