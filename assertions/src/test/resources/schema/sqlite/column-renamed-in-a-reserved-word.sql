-- before
create table t ("group" text, "order" int, check ("order" > 0));
create index i on t ("group") where "order" is not null;
create view v as select "group", "order" from t;

-- change
alter table t rename column "order" to "limit";

-- diff
-- ~ column t.order renamed to limit
