-- migrate:up
alter table parcels add column priority integer not null default 0;
update parcels set priority = 1 where grams < 500;

-- migrate:down
alter table parcels drop column priority;
