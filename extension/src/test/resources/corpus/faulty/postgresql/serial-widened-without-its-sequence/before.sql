CREATE TABLE builds (id serial PRIMARY KEY, name text NOT NULL);
INSERT INTO builds (name) VALUES ('one'), ('two');
