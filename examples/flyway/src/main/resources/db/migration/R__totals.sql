DROP VIEW IF EXISTS totals;
CREATE VIEW totals AS
SELECT customer_id, sum(cents) AS cents FROM invoices WHERE currency = '${currency}' GROUP BY customer_id;
