create table orgs (id integer primary key, name text not null);
create table users (id integer primary key, org_id integer not null references orgs (id) on delete cascade);
create index users_org on users (org_id);
