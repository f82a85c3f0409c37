drop table things;
create table things (a default '1', b, c default 'X', d, e default (1+2), f default (1), g default 'CURRENT_TIMESTAMP', h default 'x', i text default 'Its');
