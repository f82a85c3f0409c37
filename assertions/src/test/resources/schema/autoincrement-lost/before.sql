create table invoices (id integer primary key autoincrement, total int);
