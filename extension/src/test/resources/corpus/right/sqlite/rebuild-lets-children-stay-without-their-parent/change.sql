-- Parcels outlive their depot. ON DELETE SET NULL needs a column that may be null: the two changes are one.
create table parcels_new (
    id integer primary key,
    depot_id integer references depots (id) on delete set null,
    code text not null unique
);
insert into parcels_new select id, depot_id, code from parcels;
drop table parcels;
alter table parcels_new rename to parcels;
create index parcels_depot_id on parcels (depot_id);
