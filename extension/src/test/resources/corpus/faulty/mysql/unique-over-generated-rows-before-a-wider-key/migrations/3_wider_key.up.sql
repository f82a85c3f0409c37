-- The index that it made goes for another of that name.
alter table grants drop foreign key grants_set;
alter table grants add constraint grants_set foreign key (sid, kid, nid) references sets (sid, kid, nid);
