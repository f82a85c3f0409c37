CREATE TABLE names (person_id bigint PRIMARY KEY REFERENCES people (id), name text NOT NULL);
INSERT INTO names SELECT id, name FROM people;
ALTER TABLE people DROP COLUMN name;
