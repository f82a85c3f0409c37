CREATE TABLE notes (id int PRIMARY KEY, text text);
CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, note int);
CREATE TRIGGER log_note AFTER INSERT ON notes FOR EACH ROW INSERT INTO log (note) VALUES (new.id);
INSERT INTO notes VALUES (1, 'one'), (2, NULL);
