CREATE TABLE people (id int PRIMARY KEY);
CREATE TABLE comments (
  id int PRIMARY KEY,
  person int NOT NULL REFERENCES people ON DELETE CASCADE,
  body text NOT NULL
);
CREATE INDEX comments_person ON comments (person);
CREATE TABLE comments_fast (
  id int PRIMARY KEY,
  body text NOT NULL
);
CREATE FUNCTION refresh_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM comments_fast WHERE id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO comments_fast SELECT id, body FROM comments WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refresh_comment AFTER INSERT OR UPDATE OR DELETE ON comments
  FOR EACH ROW EXECUTE FUNCTION refresh_comment();
INSERT INTO people VALUES (1), (2);
INSERT INTO comments VALUES (1, 1, 'yes'), (2, 2, 'no');
