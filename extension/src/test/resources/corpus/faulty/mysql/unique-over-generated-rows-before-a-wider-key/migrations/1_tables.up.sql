create table sets (sid int not null, kid int not null, nid int not null, primary key (sid, kid, nid), unique (sid, kid));
-- MySQL makes an index grants_set for the key.
create table grants (id int primary key, code varchar(20) not null, sid int not null, kid int not null, nid int not null,
  constraint grants_set foreign key (sid, kid) references sets (sid, kid));
