CREATE TABLE likes (person_id bigint REFERENCES people (id), item_id bigint, PRIMARY KEY (person_id, item_id));
