CREATE TABLE people (id bigint PRIMARY KEY, gone boolean);
CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint REFERENCES people (id) ON DELETE CASCADE);
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1, false), (2, true);
INSERT INTO notes VALUES (1, 1), (2, 2);
