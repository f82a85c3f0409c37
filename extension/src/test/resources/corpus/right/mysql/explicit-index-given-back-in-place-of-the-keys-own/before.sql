CREATE TABLE people (id int NOT NULL PRIMARY KEY, name varchar(20) NOT NULL);
CREATE TABLE notes (id int NOT NULL PRIMARY KEY, owner_id int, body varchar(20), KEY notes_by_owner (owner_id));
INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob');
INSERT INTO notes VALUES (1, 1, 'first'), (2, 1, 'second'), (3, 2, 'third');
ALTER TABLE notes ADD CONSTRAINT notes_owner FOREIGN KEY (owner_id) REFERENCES people (id);
