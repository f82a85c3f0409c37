drop table copies;
drop table books;
