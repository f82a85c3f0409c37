-- before
create table events (id integer primary key, happened text, title text);

-- change
create table new_events (id integer primary key, happened_at integer, title text);
drop table events;
alter table new_events rename to events;

-- diff
-- - column events.happened text
-- + column events.happened_at integer
