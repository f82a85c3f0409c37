-- before
create table things (a default 1, b default 1, c default 'x', d default null, e default (1 + 1), f default true, g default CURRENT_TIMESTAMP, h default "x", i text default 'It''s');

-- change
drop table things;
create table things (a default '1', b, c default 'X', d, e default (1+2), f default (1), g default 'CURRENT_TIMESTAMP', h default 'x', i text default 'Its');

-- diff
-- ~ column things.a: default was 1, is '1'
-- ~ column things.b: default was 1, is none
-- ~ column things.c: default was 'x', is 'X'
-- ~ column things.e: default was 1 + 1, is 1 + 2
-- ~ column things.g: default was current_timestamp, is 'CURRENT_TIMESTAMP'
-- ~ column things.i: default was 'It''s', is 'Its'
