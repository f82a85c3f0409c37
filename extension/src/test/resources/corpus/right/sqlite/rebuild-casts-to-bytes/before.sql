create table sessions (id integer primary key, data text not null);
insert into sessions values (1, '{"a":1}'), (2, '{"a":2}'), (3, '{}');
