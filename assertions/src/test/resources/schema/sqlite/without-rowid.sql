-- before
create table settings (key text primary key not null, value text) strict;

-- change
drop table settings;
create table settings (key text primary key, value text) without rowid, strict;

-- diff
-- ~ table settings: without rowid was false, is true
