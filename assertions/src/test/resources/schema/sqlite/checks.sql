-- before
create table goods (price int check (price > 0), amount int, constraint amount_positive check (amount > 0), check (price <> amount));

-- change
drop table goods;
create table goods (price int, amount int, constraint amount_positive check (amount >= 0), check (price > 0), constraint cheap check (price < 100));

-- diff
-- - check on goods (price <> amount)
-- ~ check amount_positive on goods: expression was amount > 0, is amount >= 0
-- + check cheap on goods (price < 100)
