CREATE INDEX notes_owner_body ON notes (owner_id, body);
