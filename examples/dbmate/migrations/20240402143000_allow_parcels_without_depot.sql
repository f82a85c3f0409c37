-- migrate:up transaction:false
pragma foreign_keys = off;
begin;
create table new_parcels (
    id integer primary key,
    depot_id integer references depots (id) on delete set null,
    code text not null,
    grams integer not null check (grams > 0)
);
insert into new_parcels select id, depot_id, code, grams from parcels;
drop table parcels;
alter table new_parcels rename to parcels;
create unique index parcels_code on parcels (code);
commit;
pragma foreign_keys = on;

-- migrate:down transaction:false
pragma foreign_keys = off;
begin;
create table new_parcels (
    id integer primary key,
    depot_id integer not null references depots (id) on delete cascade,
    code text not null,
    grams integer not null check (grams > 0)
);
insert into new_parcels select id, depot_id, code, grams from parcels where depot_id is not null;
drop table parcels;
alter table new_parcels rename to parcels;
create unique index parcels_code on parcels (code);
commit;
pragma foreign_keys = on;
