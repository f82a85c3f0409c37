CREATE TABLE hits (id int PRIMARY KEY, day date NOT NULL);
CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS n FROM hits GROUP BY day;
CREATE UNIQUE INDEX days_day ON days (day);
