CREATE TABLE visits_new (id int NOT NULL, ip varchar(40), day date NOT NULL, PRIMARY KEY (id, day))
  PARTITION BY RANGE (YEAR(day)) (PARTITION before2027 VALUES LESS THAN (2027), PARTITION later VALUES LESS THAN MAXVALUE);
INSERT INTO visits_new SELECT id, ip, day FROM visits;
RENAME TABLE visits TO visits_old, visits_new TO visits;
DROP TABLE visits_old;
