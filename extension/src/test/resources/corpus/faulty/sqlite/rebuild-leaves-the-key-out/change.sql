create table sessions_new (id integer primary key autoincrement, token text not null, opened_at text, ends_at text);
insert into sessions_new (token, opened_at) select token, opened_at from sessions order by id;
drop table sessions;
alter table sessions_new rename to sessions;
