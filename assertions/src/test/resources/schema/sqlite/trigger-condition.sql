-- before
create table t (a int);
create trigger r after insert on t when new.a > 0 begin select 1; end;

-- change
drop trigger r;
create trigger r after insert on t when new.a > 1 begin select 1; end;

-- diff
-- ~ trigger r on t: when was new.a > 0, is new.a > 1
