create table tokens_new (
    id integer primary key,
    owner_id integer not null,
    name text not null,
    hash text not null collate nocase unique,
    expires integer
);
insert into tokens_new (id, owner_id, name, hash) select id, owner_id, name, hash from tokens;
drop table tokens;
alter table tokens_new rename to tokens;
create unique index tokens_owner_id_name on tokens (owner_id, lower(name));
