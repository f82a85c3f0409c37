CREATE TABLE users (id int PRIMARY KEY, name text, gone boolean NOT NULL DEFAULT false);
CREATE VIEW people AS SELECT id, name FROM users WHERE NOT gone;
CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users SET gone = true WHERE id = old.id;
  RETURN old;
END $$;
CREATE TRIGGER leave INSTEAD OF DELETE ON people FOR EACH ROW EXECUTE FUNCTION leave();
INSERT INTO users VALUES (1, 'Ada', false), (2, 'Bob', true);
