create table orgs (id integer primary key);
create table users (id integer primary key, org_id integer not null constraint users_org references orgs (id) on delete restrict);
