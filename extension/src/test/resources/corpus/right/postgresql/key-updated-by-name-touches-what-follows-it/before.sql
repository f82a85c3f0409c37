CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
CREATE TABLE cities (
  id bigint PRIMARY KEY,
  country text NOT NULL REFERENCES countries (code) ON UPDATE CASCADE,
  changed_at bigint NOT NULL
);
CREATE INDEX cities_country ON cities (country);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := OLD.changed_at + 1;
    RETURN NEW;
END;
$$;
CREATE TRIGGER cities_touched BEFORE UPDATE ON cities FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO countries VALUES ('de', 'Germany'), ('fr', 'France');
INSERT INTO cities VALUES (1, 'de', 10), (2, 'fr', 20);
