create table tokens (
    id integer primary key,
    owner_id integer not null,
    name text collate nocase not null,
    hash text collate nocase not null,
    constraint tokens_owner_name unique (owner_id, name),
    constraint tokens_owner_hash unique (owner_id, hash)
);
insert into tokens values (1, 1, 'Laptop', 'aa'), (2, 1, 'phone', 'bb'), (3, 2, 'laptop', 'cc');
