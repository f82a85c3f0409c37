create table copies_new (
    id integer primary key,
    book_id integer not null references books (id) on delete cascade,
    shelf varchar(20) not null
);
insert into copies_new select id, book_id, coalesce(shelf, 'desk') from copies;
drop table copies;
alter table copies_new rename to copies;
create index copies_book_id on copies (book_id);
