ALTER TABLE notes DROP FOREIGN KEY notes_owner, DROP INDEX notes_by_owner;
ALTER TABLE notes ADD CONSTRAINT notes_owner FOREIGN KEY (owner_id) REFERENCES people (id);
