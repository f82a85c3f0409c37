create table orgs (id int primary key, name varchar(200) not null);
-- MySQL before 9 reads this REFERENCES and makes nothing of it.
create table users (id int primary key, org_id int not null references orgs (id) on delete cascade);
create index users_org on users (org_id);
