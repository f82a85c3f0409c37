CREATE TABLE visits_new (page TEXT, at TEXT, note TEXT);
INSERT INTO visits_new (page, at) SELECT DISTINCT page, at FROM visits;
DROP TABLE visits;
ALTER TABLE visits_new RENAME TO visits;
