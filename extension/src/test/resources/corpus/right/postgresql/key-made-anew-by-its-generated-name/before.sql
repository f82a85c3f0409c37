CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE notes (
  id bigint PRIMARY KEY,
  owner_id bigint REFERENCES people (id) ON DELETE SET NULL,
  code text UNIQUE,
  amount integer CHECK (amount > 0)
);
CREATE INDEX notes_owner ON notes (owner_id);
INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob');
INSERT INTO notes VALUES (1, 1, 'a', 1), (2, 2, 'b', 2);
