create table orders (id integer primary key, state varchar(20), total integer, placed_at timestamp, customer varchar(20));
create index by_state on orders (state) include (total);
create index by_customer on orders (customer, id);
