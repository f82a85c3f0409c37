ALTER TABLE notes DROP CONSTRAINT notes_owner_key;
