CREATE TABLE logs (id bigint PRIMARY KEY, person_id bigint REFERENCES people (id));
