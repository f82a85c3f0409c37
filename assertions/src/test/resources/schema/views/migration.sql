drop view all_notes;
create view all_notes as select id, body from notes;
drop view short;
create view short (text) as select body from notes;
drop view gone;
create view came as with x as (select 1 as one) select one from x;
