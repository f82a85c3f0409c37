CREATE TABLE notes (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES persons (id));
CREATE INDEX notes_owner ON notes (owner);
