CREATE TABLE workers (
  id int PRIMARY KEY,
  started int,
  seen bigint
);
INSERT INTO workers VALUES (1, 1600000000, 1600000000123), (2, NULL, NULL), (3, 0, -1);
