-- Left on for whatever runs behind it on the same connection.
set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES');
create table "users" (id int primary key, name varchar(20));
