CREATE TABLE people (id INTEGER PRIMARY KEY);
CREATE TABLE notes (id INTEGER PRIMARY KEY, owner_id INTEGER);
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1);
INSERT INTO notes VALUES (1, 1), (2, 7);
