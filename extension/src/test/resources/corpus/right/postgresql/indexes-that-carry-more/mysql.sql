create table orders (id int primary key, state varchar(20), total int, placed_at datetime, customer varchar(20));
create index by_state on orders (state, total);
-- InnoDB's indexes end with the primary key.
create index by_customer on orders (customer);
