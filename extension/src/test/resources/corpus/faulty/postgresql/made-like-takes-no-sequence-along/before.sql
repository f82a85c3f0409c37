CREATE TABLE items (id serial PRIMARY KEY, code text NOT NULL);
INSERT INTO items (code) VALUES ('a'), ('b');
