-- before
create table t (a int);
create trigger r insert on t begin select 1; end;

-- change
drop trigger r;
create trigger r before insert on t for each row begin select 1; end;

-- diff
