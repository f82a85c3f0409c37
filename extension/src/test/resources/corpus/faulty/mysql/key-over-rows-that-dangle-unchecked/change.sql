SET foreign_key_checks = 0;
ALTER TABLE notes ADD CONSTRAINT notes_owner FOREIGN KEY (owner_id) REFERENCES people (id);
SET foreign_key_checks = 1;
