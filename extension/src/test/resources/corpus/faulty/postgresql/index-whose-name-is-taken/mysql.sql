create table users (id int primary key, created_at datetime, index by_created (created_at));
create table notes (id int primary key, created_at datetime, index by_created (created_at));
