CREATE TYPE visibility AS ENUM ('Public', 'LocalOnly', 'Unlisted');
CREATE TABLE communities (id integer PRIMARY KEY, visibility visibility NOT NULL, hidden boolean NOT NULL);
INSERT INTO communities VALUES (1, 'Public', false), (2, 'LocalOnly', false), (3, 'Public', true);
