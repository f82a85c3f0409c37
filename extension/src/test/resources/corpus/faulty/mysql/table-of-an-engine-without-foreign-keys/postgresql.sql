create table orgs (id integer primary key);
create table notes (id integer primary key, org_id integer not null references orgs (id));
create index notes_org on notes (org_id);
