CREATE TABLE notes (id INTEGER PRIMARY KEY, owner TEXT REFERENCES people (code));
CREATE INDEX notes_owner ON notes (owner);
