create table users (id int primary key, email varchar(200) not null, deleted_at datetime, unique users_email (email));
