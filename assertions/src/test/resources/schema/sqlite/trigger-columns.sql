-- before
create table t (a int, b int);
create trigger r after update of a on t begin select 1; end;

-- change
drop trigger r;
create trigger r after update of a, b on t begin select 1; end;

-- diff
-- ~ trigger r on t: event was after update of a, is after update of a, b
