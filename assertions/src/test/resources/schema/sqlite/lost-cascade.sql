-- before
create table users (id integer primary key);
create table notes (id integer primary key, user_id int references users (id) on delete cascade on update set null);

-- change
create table new_notes (id integer primary key, user_id int references users (id) on update set null);
drop table notes;
alter table new_notes rename to notes;

-- diff
-- ~ foreign key on notes (user_id) to users (id): on delete was cascade, is no action
