create table books (
    id integer primary key,
    title varchar(200) not null
);

create table copies (
    id integer primary key,
    book_id integer not null references books (id) on delete cascade,
    shelf varchar(20)
);
