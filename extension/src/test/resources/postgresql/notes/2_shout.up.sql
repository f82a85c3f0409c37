ALTER TABLE users ADD COLUMN shouted text;
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shouted := upper(NEW.email);
  RETURN NEW;
END;
$$;
CREATE TRIGGER shout BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION shout();
UPDATE users SET email = email;
