CREATE TABLE logs (id int NOT NULL PRIMARY KEY, person_id bigint, FOREIGN KEY (person_id) REFERENCES people (id));
