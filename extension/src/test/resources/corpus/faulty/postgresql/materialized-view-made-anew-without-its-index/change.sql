DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT shop, sum(amount) AS total, count(*) AS sales FROM sales GROUP BY shop;
