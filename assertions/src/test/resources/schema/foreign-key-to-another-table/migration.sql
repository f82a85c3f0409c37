create table new_notes (id integer primary key, user_id int, constraint owner foreign key (user_id) references people on delete restrict);
drop table notes;
alter table new_notes rename to notes;
