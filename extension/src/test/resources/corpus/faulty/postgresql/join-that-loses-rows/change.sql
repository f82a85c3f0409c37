CREATE TABLE notes_new (id bigint PRIMARY KEY, owner_id bigint, body text, owner text);
INSERT INTO notes_new SELECT n.id, n.owner_id, n.body, p.name FROM notes n JOIN people p ON p.id = n.owner_id;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
CREATE INDEX notes_owner ON notes (owner_id);
