create table settings (key text primary key not null, value text) strict;
