CREATE TABLE boxes (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);
CREATE TABLE items (id int PRIMARY KEY, box_id int NOT NULL REFERENCES boxes (id));
CREATE INDEX items_box ON items (box_id);
CREATE FUNCTION count_items() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN UPDATE boxes SET n = n + 1 WHERE id = NEW.box_id; RETURN NULL; END';
CREATE TRIGGER items_count AFTER INSERT ON items FOR EACH ROW EXECUTE FUNCTION count_items();
INSERT INTO boxes (id) VALUES (1);
INSERT INTO items VALUES (1, 1), (2, 1);
