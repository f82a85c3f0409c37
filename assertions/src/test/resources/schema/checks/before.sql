create table goods (price int check (price > 0), amount int, constraint amount_positive check (amount > 0), check (price <> amount));
