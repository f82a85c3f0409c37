drop table Users;
drop view Emails;
create table users ( -- people
    id integer primary key /* a */,
    email text,
    price DECIMAL(10, 2) default 0,
    "order" INT,
    unique ([email]),
    check ("email" <> 'X'),
    foreign key ("order") references orders (id) on delete no action match simple
);
create unique index users_email on users ("email", "ORDER") where email is not null;
create index users_lower on users (lower([email]) collate "nocase");
create view emails as select "email" as mail from "users" where email = 'X';
create trigger watch before update of price, email on users for each row begin select new . "email" ; end;
