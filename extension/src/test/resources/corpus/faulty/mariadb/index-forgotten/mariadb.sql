create table orders (id int primary key, state varchar(20) not null, placed_at datetime not null);
create index orders_open on orders (state);
