create table old (id integer primary key, body text);
create index old_body on old (body);
create table stays (id integer primary key);
