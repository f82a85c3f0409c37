CREATE TABLE accounts (id bigint PRIMARY KEY);
-- Of another type, without an index of its own, and indexed twice over in two other columns.
CREATE TABLE notes (
  id int PRIMARY KEY,
  account_id int REFERENCES accounts,
  title text,
  written date
);
CREATE INDEX notes_title ON notes (title);
CREATE INDEX notes_title_again ON notes (title);
CREATE INDEX notes_written ON notes (written);
CREATE INDEX notes_written_title ON notes (written, title);
INSERT INTO accounts VALUES (1);
INSERT INTO notes VALUES (1, 1, 'one', '2024-01-01');
