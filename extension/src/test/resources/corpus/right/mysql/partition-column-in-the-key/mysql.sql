create table events (id bigint, at datetime not null, primary key (id, at))
    partition by range (year(at)) (partition before2030 values less than (2030), partition later values less than maxvalue);
