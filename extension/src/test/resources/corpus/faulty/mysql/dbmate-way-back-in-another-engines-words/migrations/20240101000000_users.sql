-- migrate:up
create table users (id int primary key, email varchar(200) not null);

-- migrate:down
drop table users;
