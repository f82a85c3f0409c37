-- before
create table old (id integer primary key, body text);
create index old_body on old (body);
create table stays (id integer primary key);

-- change
drop table old;
create table tags (id integer primary key, name text not null default 'x' collate nocase, parent int references tags (id));
create index tags_name on tags (name);
create index tags_parent on tags (parent);

-- diff
-- - table old (id integer not null, body text) with index old_body
-- + table tags (id integer not null, name text not null default 'x' collate nocase, parent int) with index tags_name, tags_parent
