CREATE TABLE items (
  id bigint PRIMARY KEY,
  label text NOT NULL,
  changed_at timestamp NOT NULL
);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := OLD.changed_at + interval '1 second';
    RETURN NEW;
END;
$$;
CREATE TRIGGER items_touched BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO items VALUES (1, 'apple', '2024-05-01 10:11:12'), (2, 'pear', '2024-05-02 11:12:13');
