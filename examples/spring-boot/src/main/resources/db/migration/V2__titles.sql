ALTER TABLE notes ADD COLUMN title TEXT NOT NULL DEFAULT '';
UPDATE notes SET title = substr(body, 1, 20);
