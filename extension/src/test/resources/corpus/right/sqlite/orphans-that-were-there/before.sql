CREATE TABLE people (id INTEGER PRIMARY KEY);
CREATE TABLE notes (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES people (id));
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1);
PRAGMA foreign_keys=OFF;
