PRAGMA foreign_keys=OFF;
ALTER TABLE notes ADD COLUMN reviewer_id INTEGER REFERENCES people (id);
CREATE INDEX notes_reviewer ON notes (reviewer_id);
PRAGMA defer_foreign_keys=ON;
UPDATE notes SET reviewer_id = NULL;
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE notes (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES people (id), reviewer_id INTEGER REFERENCES people (id))' WHERE name = 'notes';
PRAGMA writable_schema=RESET;
