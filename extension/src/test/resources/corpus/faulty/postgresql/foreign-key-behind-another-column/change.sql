CREATE TABLE logs (at date, person_id bigint REFERENCES people (id), PRIMARY KEY (at, person_id));
