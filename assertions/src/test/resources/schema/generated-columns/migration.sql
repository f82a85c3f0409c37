drop table lines;
create table lines (price int, amount int, total int as (price * amount) stored, tax int generated always as (price / 4) stored, net int);
