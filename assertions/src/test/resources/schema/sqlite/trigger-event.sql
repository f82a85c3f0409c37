-- before
create table t (a int);
create trigger r after insert on t begin select 1; end;

-- change
drop trigger r;
create trigger r after delete on t begin select 1; end;

-- diff
-- ~ trigger r on t: event was after insert, is after delete
