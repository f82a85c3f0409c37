CREATE TABLE notes_new (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES people (id),
  title TEXT NOT NULL,
  body TEXT,
  pinned INTEGER NOT NULL DEFAULT 0
);
INSERT INTO notes_new (id, owner_id, title, body) SELECT id, owner_id, title, body FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
CREATE INDEX notes_owner ON notes (owner_id);
