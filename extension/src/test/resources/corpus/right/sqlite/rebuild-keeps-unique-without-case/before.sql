create table tokens (
    id integer primary key,
    owner_id integer not null,
    name text not null,
    hash text not null,
    unique (owner_id, name collate nocase)
);
create unique index tokens_hash on tokens (lower(hash));
insert into tokens values (1, 1, 'Laptop', 'aa'), (2, 1, 'phone', 'bb'), (3, 2, 'laptop', 'cc');
