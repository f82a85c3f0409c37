create table members (user_id integer not null, org_id integer not null, primary key (user_id, org_id));
