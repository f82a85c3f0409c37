-- before
create table invoices (id integer primary key autoincrement, total int);

-- change
create table new_invoices (id integer primary key, total int);
insert into new_invoices select * from invoices;
drop table invoices;
alter table new_invoices rename to invoices;

-- diff
-- ~ table invoices: primary key was (id) auto increment, is (id)
