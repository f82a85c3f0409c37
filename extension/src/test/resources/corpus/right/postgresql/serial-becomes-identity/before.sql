CREATE TABLE items (id serial PRIMARY KEY, code text);
INSERT INTO items (code) VALUES ('a'), ('b');
