CREATE TABLE workers (
  id int PRIMARY KEY,
  seen bigint
);
INSERT INTO workers VALUES (1, 1600000000123), (2, NULL), (3, 1600000001000);
