insert or replace into totals (id, users) select 1, count(*) from users;
