CREATE TABLE notes_new (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT
);
INSERT INTO notes_new SELECT id, owner_id, title, body FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
CREATE INDEX notes_owner ON notes (owner_id);
