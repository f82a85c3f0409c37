drop table old;
create table tags (id integer primary key, name text not null default 'x' collate nocase, parent int references tags (id));
create index tags_name on tags (name);
create index tags_parent on tags (parent);
