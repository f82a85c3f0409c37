-- before
create view numbers as select 1 as n;

-- change
drop view numbers;
create view numbers as select missing_function(1) as n;

-- diff
-- ~ view numbers: definition was select 1 as n, is select missing_function(1) as n; broken was none, is no such function: missing_function
