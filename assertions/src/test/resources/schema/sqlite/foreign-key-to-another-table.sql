-- before
create table users (id integer primary key);
create table people (id integer primary key);
create table notes (id integer primary key, user_id int, foreign key (user_id) references users on delete set default);

-- change
create table new_notes (id integer primary key, user_id int, constraint owner foreign key (user_id) references people on delete restrict);
drop table notes;
alter table new_notes rename to notes;

-- diff
-- - foreign key on notes (user_id) to users (id) on delete set default
-- + foreign key owner on notes (user_id) to people (id) on delete restrict
