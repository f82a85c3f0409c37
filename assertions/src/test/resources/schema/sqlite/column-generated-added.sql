-- before
create table t (a int);

-- change
alter table t add column b text not null generated always as (a || 'x') virtual;

-- diff
-- + column t.b text not null as (a || 'x') virtual
