CREATE TABLE notes (
  id bigint PRIMARY KEY,
  title text NOT NULL,
  search tsvector
);
-- A function of PostgreSQL's own, in C.
CREATE TRIGGER notes_search BEFORE INSERT OR UPDATE ON notes
  FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(search, 'pg_catalog.english', title);
INSERT INTO notes VALUES (1, 'the fat cats', NULL), (2, 'a thin rat', NULL);
