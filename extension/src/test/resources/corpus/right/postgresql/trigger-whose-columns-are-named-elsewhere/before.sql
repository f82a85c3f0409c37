CREATE TABLE items (
  id bigint PRIMARY KEY,
  label text NOT NULL,
  changed_at bigint NOT NULL,
  revision bigint NOT NULL
);
-- The column comes with the trigger, and the counter from a function that is called.
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], OLD.changed_at + 1));
    RETURN NEW;
END;
$$;
CREATE TABLE revisions (name text PRIMARY KEY, last bigint NOT NULL);
CREATE FUNCTION next_revision() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    found bigint;
BEGIN
    UPDATE revisions SET last = last + 1 WHERE name = 'items' RETURNING last INTO found;
    RETURN found;
END;
$$;
CREATE FUNCTION number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT next_revision() INTO NEW.revision;
    RETURN NEW;
END;
$$;
CREATE TRIGGER items_touched BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touch('changed_at');
CREATE TRIGGER items_numbered BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION number();
INSERT INTO items VALUES (1, 'apple', 10, 1), (2, 'pear', 20, 2);
INSERT INTO revisions VALUES ('items', 2);
