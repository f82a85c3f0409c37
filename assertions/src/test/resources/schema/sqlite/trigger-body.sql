-- before
create table t (a int);
create trigger r after insert on t begin select 1; end;

-- change
drop trigger r;
create trigger r after insert on t begin select 1; select 2; end;

-- diff
-- ~ trigger r on t: body was select 1;, is select 1; select 2;
