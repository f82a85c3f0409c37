-- before
create table t (a int);
create table u (id integer primary key, t text not null);
create trigger u_gone after delete on u begin select 1; end;

-- change
drop table u;

-- diff
-- - table u (id integer not null, t text not null)
-- - trigger u_gone on u after delete: select 1;
