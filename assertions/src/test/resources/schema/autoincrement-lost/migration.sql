create table new_invoices (id integer primary key, total int);
insert into new_invoices select * from invoices;
drop table invoices;
alter table new_invoices rename to invoices;
