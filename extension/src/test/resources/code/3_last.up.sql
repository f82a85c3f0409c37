create table last (a int);
