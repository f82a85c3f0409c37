create table notes (
    id integer primary key,
    title text not null,
    body text not null,
    search tsvector generated always as (to_tsvector('english', title || ' ' || body)) stored
);
create index notes_search on notes using gin (search);
create index notes_tail on notes using brin (id);
