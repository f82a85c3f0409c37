DROP MATERIALIZED VIEW days;
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS n, min(id) AS first FROM hits GROUP BY day;
