create table new_notes (id integer primary key, user_id int references users (id) on update set null);
drop table notes;
alter table new_notes rename to notes;
