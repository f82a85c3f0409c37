CREATE TABLE items (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE audits (id integer PRIMARY KEY, item_id integer NOT NULL, action text);
CREATE TRIGGER audited AFTER UPDATE ON items BEGIN
  INSERT INTO audits (item_id, action) VALUES (new.id, 'update');
END;
INSERT INTO items VALUES (1, 'a'), (2, 'b');
INSERT INTO audits VALUES (1, 1, 'insert');
