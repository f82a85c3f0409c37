-- before
create table "a ""b"" 'c' `d` [e]" ("x y" int, "%_" text, "select" text, "ünï" int, "a.b" int);
create index "i ""j""" on "a ""b"" 'c' `d` [e]" ("x y", lower("%_"));

-- change
alter table "a ""b"" 'c' `d` [e]" rename column "select" to "from";
alter table "a ""b"" 'c' `d` [e]" drop column "a.b";

-- diff
-- ~ column a "b" 'c' `d` [e].select renamed to from
-- - column a "b" 'c' `d` [e].a.b int
