CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE audits (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item_id int NOT NULL, action text);
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audits (item_id, action) VALUES (coalesce(NEW.id, OLD.id), TG_OP);
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER audited BEFORE INSERT OR UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION audit();
INSERT INTO items VALUES (1, 'a'), (2, 'b');
