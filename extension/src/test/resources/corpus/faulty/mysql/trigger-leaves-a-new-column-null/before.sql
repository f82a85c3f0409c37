CREATE TABLE items (id int PRIMARY KEY, name varchar(20) NOT NULL);
CREATE TABLE audits (id int AUTO_INCREMENT PRIMARY KEY, item_id int NOT NULL, action varchar(20));
CREATE TRIGGER audited AFTER UPDATE ON items FOR EACH ROW INSERT INTO audits (item_id, action) VALUES (NEW.id, 'update');
INSERT INTO items VALUES (1, 'a'), (2, 'b');
INSERT INTO audits VALUES (1, 1, 'insert');
