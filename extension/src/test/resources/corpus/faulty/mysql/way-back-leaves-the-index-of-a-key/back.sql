ALTER TABLE notes DROP FOREIGN KEY notes_owner;
