CREATE TABLE entities (
  id uuid PRIMARY KEY,
  data text,
  updated_at bigint NOT NULL
);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at = OLD.updated_at + 1;
    RETURN NEW;
END;
$$;
CREATE TRIGGER entities_touched BEFORE UPDATE ON entities FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO entities VALUES
  ('11111111-1111-1111-1111-111111111111', 'one', 10), ('22222222-2222-2222-2222-222222222222', NULL, 20);
