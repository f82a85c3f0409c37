drop table settings;
create table settings (key text primary key, value text) without rowid, strict;
