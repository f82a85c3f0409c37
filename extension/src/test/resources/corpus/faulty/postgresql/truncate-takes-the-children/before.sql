CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint REFERENCES people (id));
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1), (2);
INSERT INTO notes VALUES (1, 1), (2, 2);
