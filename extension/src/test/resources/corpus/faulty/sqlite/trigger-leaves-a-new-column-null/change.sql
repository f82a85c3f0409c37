DROP TRIGGER audited;
CREATE TABLE new_audits (id integer PRIMARY KEY, item_id integer NOT NULL, action text, actor text NOT NULL);
INSERT INTO new_audits SELECT id, item_id, action, 'migration' FROM audits;
DROP TABLE audits;
ALTER TABLE new_audits RENAME TO audits;
CREATE TRIGGER audited AFTER UPDATE ON items BEGIN
  INSERT INTO audits (item_id, action) VALUES (new.id, 'update');
END;
