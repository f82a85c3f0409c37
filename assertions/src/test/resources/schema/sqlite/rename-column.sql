-- before
create table users (id integer primary key, mail text not null, note text, unique (mail), check (mail like '%@%'));
create index users_mail on users (mail desc) where mail is not null;
create index users_mail_lower on users (lower(mail));
create table letters (id integer primary key, recipient text references users (mail));
create view mails as select mail from users;
create trigger users_mail after update of mail on users when new.mail <> old.mail begin select new.mail; end;

-- change
alter table users rename column mail to "e mail";

-- diff
-- ~ column users.mail renamed to e mail
