ALTER TABLE notes DROP FOREIGN KEY notes_owner;
ALTER TABLE people MODIFY id bigint NOT NULL;
ALTER TABLE notes MODIFY owner_id bigint;
ALTER TABLE notes ADD CONSTRAINT notes_owner FOREIGN KEY (owner_id) REFERENCES people (id) ON DELETE CASCADE;
