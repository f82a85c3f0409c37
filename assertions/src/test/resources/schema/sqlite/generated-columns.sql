-- before
create table lines (price int, amount int, total int as (price * amount), tax int generated always as (price / 5) stored, net int as (price));

-- change
drop table lines;
create table lines (price int, amount int, total int as (price * amount) stored, tax int generated always as (price / 4) stored, net int);

-- diff
-- ~ column lines.total: generated was as (price * amount) virtual, is as (price * amount) stored
-- ~ column lines.tax: generated was as (price / 5) stored, is as (price / 4) stored
-- ~ column lines.net: generated was as (price) virtual, is none
