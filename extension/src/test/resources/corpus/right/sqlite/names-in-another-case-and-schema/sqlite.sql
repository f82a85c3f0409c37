create table Users (ID integer primary key, Email text not null);
create unique index users_by_email on Users (Email);
create table Notes (ID integer primary key, User_ID integer not null references Users on delete cascade);
create index notes_by_user on Notes (User_ID);
