ALTER TABLE notes DROP FOREIGN KEY notes_ibfk_1, DROP INDEX notes_by_owner;
ALTER TABLE notes ADD FOREIGN KEY (owner_id) REFERENCES people (id);
