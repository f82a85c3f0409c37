CREATE TABLE logs (id bigint PRIMARY KEY, person_id integer REFERENCES people (id));
CREATE INDEX logs_person ON logs (person_id);
