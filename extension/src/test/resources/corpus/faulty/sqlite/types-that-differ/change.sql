CREATE TABLE notes (id INTEGER PRIMARY KEY, owner TEXT REFERENCES people (id));
CREATE INDEX notes_owner ON notes (owner);
