CREATE TABLE items (
  id bigint PRIMARY KEY,
  label text NOT NULL,
  changed_at bigint NOT NULL
);
CREATE VIEW labels AS SELECT id, label FROM items;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := OLD.changed_at + 1;
    RETURN NEW;
END;
$$;
CREATE TRIGGER items_touched BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO items VALUES (1, 'apple', 10), (2, 'pear', 20);
