CREATE TABLE notes (id int PRIMARY KEY, text text);
CREATE TABLE log (id serial PRIMARY KEY, note int);
CREATE FUNCTION log_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO log (note) VALUES (new.id);
  RETURN NULL;
END $$;
CREATE TRIGGER log_note AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION log_note();
INSERT INTO notes VALUES (1, 'one'), (2, NULL);
