CREATE TABLE notebooks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, updated_at INTEGER NOT NULL, notes_touched INTEGER NOT NULL);
CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  notebook_id INTEGER NOT NULL REFERENCES notebooks (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX notes_notebook ON notes (notebook_id);
CREATE TRIGGER notes_touched AFTER UPDATE OF title ON notes
BEGIN
  UPDATE notes SET updated_at = OLD.updated_at + 1 WHERE id = NEW.id;
  UPDATE notebooks SET notes_touched = notes_touched + 1 WHERE id = NEW.notebook_id;
END;
CREATE TRIGGER notebooks_touched AFTER UPDATE OF notes_touched ON notebooks
BEGIN
  UPDATE notebooks SET updated_at = OLD.updated_at + 1 WHERE id = NEW.id;
END;
INSERT INTO notebooks VALUES (1, 'Sea', 10, 0), (2, 'Snow', 20, 0), (3, 'Sand', 30, 0);
INSERT INTO notes VALUES (1, 1, ' one', 11), (2, 1, 'two', 12), (3, 2, 'three ', 21);
