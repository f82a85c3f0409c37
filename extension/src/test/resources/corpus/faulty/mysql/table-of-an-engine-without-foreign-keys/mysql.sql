create table orgs (id int primary key);
create table notes (
    id int primary key,
    org_id int not null,
    index notes_org (org_id),
    foreign key (org_id) references orgs (id)
) engine = myisam;
