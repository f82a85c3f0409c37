-- MySQL's texts are compared without regard to case.
create table users (id int primary key, email varchar(200) not null, unique users_email (email));
