create table orgs (id int primary key);
-- MySQL makes an index users_org for it.
create table users (id int primary key, org_id int not null, constraint users_org foreign key (org_id) references orgs (id));
