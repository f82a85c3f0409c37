drop index orders_by_day;
