drop table goods;
create table goods (price int, amount int, constraint amount_positive check (amount >= 0), check (price > 0), constraint cheap check (price < 100));
