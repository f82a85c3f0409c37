CREATE TABLE users (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  phone text,
  changed_at bigint NOT NULL
);
CREATE TABLE sessions (id bigint PRIMARY KEY, user_id bigint NOT NULL);
-- What the application means by it is a new password: a migration that tidies names does the same to everybody.
CREATE FUNCTION logout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.changed_at := OLD.changed_at + 1;
        NEW.phone := NULL;
        DELETE FROM sessions WHERE user_id = NEW.id;
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER users_logout BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION logout();
INSERT INTO users VALUES (1, 'ann', '123', 10), (2, 'Bob', '456', 20);
INSERT INTO sessions VALUES (1, 1), (2, 1), (3, 2);
