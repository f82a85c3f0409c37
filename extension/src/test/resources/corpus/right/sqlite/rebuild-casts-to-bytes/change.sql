create table sessions_new (id integer primary key, data blob not null, ends_at text);
insert into sessions_new (id, data) select id, cast(data as blob) from sessions;
drop table sessions;
alter table sessions_new rename to sessions;
