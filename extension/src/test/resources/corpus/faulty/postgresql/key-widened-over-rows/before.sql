CREATE TABLE people (id integer PRIMARY KEY);
CREATE TABLE notes (id integer PRIMARY KEY, owner_id integer REFERENCES people (id));
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1);
INSERT INTO notes VALUES (1, 1);
