alter table users rename to people;
drop view names;
create view names as select name, id from people;
