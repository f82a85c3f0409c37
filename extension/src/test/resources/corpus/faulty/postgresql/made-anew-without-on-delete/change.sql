CREATE TABLE notes_new (id bigint PRIMARY KEY, owner_id bigint REFERENCES people (id), body text);
INSERT INTO notes_new (id, owner_id) SELECT id, owner_id FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
CREATE INDEX notes_owner ON notes (owner_id);
