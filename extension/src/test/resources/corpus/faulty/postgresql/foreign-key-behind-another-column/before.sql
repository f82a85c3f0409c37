CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint, body text);
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob');
INSERT INTO notes VALUES (1, 1, 'first'), (2, 1, 'second'), (3, 2, 'third');
