create table new_events (id integer primary key, happened_at integer, title text);
drop table events;
alter table new_events rename to events;
