create table notes (id integer primary key, state varchar(10) not null default 'open');
insert into notes (id) values (1);
