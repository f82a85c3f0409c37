CREATE TABLE visits (page TEXT, at TEXT);
INSERT INTO visits VALUES ('a', 'x'), ('a', 'x'), ('b', 'y');
