create table orders (id integer primary key, state varchar(20) not null, placed_at timestamp not null);
create index orders_open on orders (state, placed_at desc);
