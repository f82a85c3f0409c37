CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := OLD.changed_at + 1;
    RETURN NEW;
END;
$$;
CREATE TRIGGER items_touched BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touch();
UPDATE items SET label = initcap(label);
