create table things (a default 1, b default 1, c default 'x', d default null, e default (1 + 1), f default true, g default CURRENT_TIMESTAMP, h default "x", i text default 'It''s');
