CREATE TABLE visits (id int NOT NULL PRIMARY KEY, ip varchar(40), day date NOT NULL);
INSERT INTO visits VALUES (1, '10.0.0.1', '2026-01-01'), (2, NULL, '2026-02-03'), (3, '10.0.0.1', '2027-01-01');
