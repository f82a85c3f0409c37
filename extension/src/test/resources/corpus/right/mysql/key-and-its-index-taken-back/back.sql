ALTER TABLE notes DROP FOREIGN KEY notes_owner, DROP INDEX notes_owner;
