CREATE TABLE logs (id int NOT NULL PRIMARY KEY, person_id int REFERENCES people (id));
