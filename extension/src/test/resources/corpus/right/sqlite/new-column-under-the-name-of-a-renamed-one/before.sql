create table notes (id integer primary key, state varchar(10) not null default 'open', body varchar(100));
create index notes_state on notes (state);
insert into notes (id, state, body) values (1, 'open', 'a'), (2, 'done', 'b');
