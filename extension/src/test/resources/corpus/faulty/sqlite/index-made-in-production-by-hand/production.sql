create table users (id integer primary key, email text not null);
create index hotfix_2023 on users (email);
