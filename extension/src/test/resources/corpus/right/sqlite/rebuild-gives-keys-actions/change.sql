create table posts_new (
    id integer primary key,
    title text not null,
    user_id integer not null references users (id) on delete cascade,
    published_at text
);
insert into posts_new (id, title, user_id) select id, title, user_id from posts;
drop table posts;
alter table posts_new rename to posts;
create index posts_user_id on posts (user_id);
