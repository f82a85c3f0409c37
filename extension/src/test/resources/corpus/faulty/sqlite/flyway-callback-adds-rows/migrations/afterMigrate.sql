insert into runs (at) values ('now');
