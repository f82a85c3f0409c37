-- before
create table t (a int);
create table u (a int);
create trigger r after insert on t begin select 1; end;

-- change
drop trigger r;
create trigger r after insert on u begin select 1; end;

-- diff
-- ~ trigger r on u: table was t, is u
