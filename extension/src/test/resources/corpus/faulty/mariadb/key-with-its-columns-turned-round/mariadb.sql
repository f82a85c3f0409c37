create table members (user_id int not null, org_id int not null, primary key (org_id, user_id));
