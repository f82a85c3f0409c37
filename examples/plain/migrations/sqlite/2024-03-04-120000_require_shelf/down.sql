create table copies_old (
    id integer primary key,
    book_id integer not null references books (id) on delete cascade,
    shelf varchar(20)
);
insert into copies_old select id, book_id, shelf from copies;
drop table copies;
alter table copies_old rename to copies;
create index copies_book_id on copies (book_id);
