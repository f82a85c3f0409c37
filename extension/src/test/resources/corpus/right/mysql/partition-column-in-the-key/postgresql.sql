create table events (id bigint primary key, at timestamp not null);
