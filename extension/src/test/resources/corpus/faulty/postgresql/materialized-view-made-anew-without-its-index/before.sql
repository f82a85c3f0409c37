CREATE TABLE sales (id int PRIMARY KEY, shop int NOT NULL, amount numeric);
CREATE MATERIALIZED VIEW totals AS SELECT shop, sum(amount) AS total FROM sales GROUP BY shop;
-- REFRESH ... CONCURRENTLY needs it.
CREATE UNIQUE INDEX totals_shop ON totals (shop);
INSERT INTO sales VALUES (1, 1, 2.5), (2, 1, 3), (3, 2, NULL);
