alter table notes drop column state;
alter table notes add column state integer;
