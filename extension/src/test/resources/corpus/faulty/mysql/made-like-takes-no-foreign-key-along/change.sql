CREATE TABLE notes_new LIKE notes;
ALTER TABLE notes_new ADD COLUMN kind varchar(10);
INSERT INTO notes_new (id, owner_id, body) SELECT id, owner_id, body FROM notes;
DROP TABLE notes;
RENAME TABLE notes_new TO notes;
