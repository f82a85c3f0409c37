CREATE TABLE counts (id serial PRIMARY KEY, person_id integer NOT NULL UNIQUE, posts integer NOT NULL);
CREATE INDEX counts_person ON counts (person_id);
