-- before
CREATE TABLE `Users` (`ID` INTEGER PRIMARY KEY NOT NULL, `Email` TEXT UNIQUE, `price` decimal( 10,2 ) DEFAULT (0), `order` int REFERENCES `Orders`, CHECK (((`Email` != 'X'))));
CREATE TABLE Orders (id integer primary key);
CREATE UNIQUE INDEX IF NOT EXISTS `Users_Email` ON `Users` (`Email` ASC, `order`) WHERE (`Email` IS NOT NULL);
CREATE INDEX users_lower ON Users(LOWER(`Email`) COLLATE NOCASE);
CREATE VIEW `Emails` AS SELECT `Email` AS `Mail` FROM `Users` WHERE `Email`=='X';
CREATE TRIGGER `Watch` UPDATE OF `Email`, `price` ON `Users` BEGIN SELECT NEW.`Email`; END;

-- change
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

-- diff
