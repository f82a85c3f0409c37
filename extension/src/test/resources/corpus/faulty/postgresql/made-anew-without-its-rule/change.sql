CREATE TABLE notes_new (id int PRIMARY KEY, text text NOT NULL DEFAULT '');
INSERT INTO notes_new SELECT id, coalesce(text, '') FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
