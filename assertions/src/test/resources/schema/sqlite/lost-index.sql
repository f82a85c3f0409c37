-- before
create table orders (id integer primary key, customer int, day text);
create index orders_by_day on orders (day desc, customer);

-- change
drop index orders_by_day;

-- diff
-- - index orders_by_day on orders (day desc, customer)
