ALTER TABLE notes ADD CONSTRAINT notes_owner_key FOREIGN KEY (owner_id) REFERENCES people (id) NOT VALID;
