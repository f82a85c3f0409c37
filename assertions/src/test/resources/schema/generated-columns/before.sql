create table lines (price int, amount int, total int as (price * amount), tax int generated always as (price / 5) stored, net int as (price));
