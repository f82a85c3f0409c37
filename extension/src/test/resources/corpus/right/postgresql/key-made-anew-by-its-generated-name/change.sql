-- PostgreSQL has named them; who drops them by these names means it.
ALTER TABLE notes
  DROP CONSTRAINT notes_owner_id_fkey,
  ADD CONSTRAINT notes_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people (id) ON DELETE CASCADE;
ALTER TABLE notes DROP CONSTRAINT IF EXISTS notes_code_key, DROP CONSTRAINT notes_amount_check;
