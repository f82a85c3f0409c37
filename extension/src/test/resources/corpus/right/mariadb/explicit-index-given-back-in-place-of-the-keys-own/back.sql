CREATE INDEX notes_by_owner ON notes (owner_id);
