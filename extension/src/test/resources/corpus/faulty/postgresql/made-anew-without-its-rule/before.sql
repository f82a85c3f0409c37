CREATE TABLE notes (id int PRIMARY KEY, text text);
CREATE TABLE removed (id int PRIMARY KEY, text text);
CREATE RULE keep_removed AS ON DELETE TO notes DO ALSO INSERT INTO removed VALUES (old.id, old.text);
INSERT INTO notes VALUES (1, 'one'), (2, NULL);
