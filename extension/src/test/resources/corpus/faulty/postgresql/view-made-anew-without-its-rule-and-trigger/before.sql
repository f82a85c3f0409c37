CREATE TABLE users (id int PRIMARY KEY, name text, gone timestamptz);
CREATE VIEW people AS SELECT id, name FROM users WHERE gone IS NULL;
CREATE RULE leave AS ON DELETE TO people DO INSTEAD UPDATE users SET gone = now() WHERE id = old.id;
CREATE FUNCTION add_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO users (id, name) VALUES (new.id, new.name);
  RETURN new;
END $$;
CREATE TRIGGER add_person INSTEAD OF INSERT ON people FOR EACH ROW EXECUTE FUNCTION add_person();
INSERT INTO users VALUES (1, 'Ada', NULL), (2, 'Bob', now());
