create table sessions (id integer primary key autoincrement, token text not null, opened_at text);
insert into sessions values (3, 'a', '2024-01-01'), (4, 'b', null), (9, 'c', '2024-01-03');
