create table users (id integer primary key, name text not null);
create table posts (id integer primary key, title text not null, user_id integer not null references users (id));
create index posts_user_id on posts (user_id);
insert into users values (1, 'Ann');
insert into posts values (1, 'One', 1);
