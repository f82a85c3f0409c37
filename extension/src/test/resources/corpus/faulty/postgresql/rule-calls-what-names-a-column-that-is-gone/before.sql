CREATE TABLE notes (id int PRIMARY KEY, text text);
CREATE TABLE log (id serial PRIMARY KEY, note int);
CREATE FUNCTION log_note(note_id int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO log (note) VALUES (note_id);
END $$;
CREATE RULE log_note AS ON INSERT TO notes DO ALSO SELECT log_note(new.id);
INSERT INTO notes VALUES (1, 'one'), (2, NULL);
