CREATE TABLE items (id serial PRIMARY KEY, name text NOT NULL UNIQUE, price numeric);
INSERT INTO items (name, price) VALUES ('Umbrella', 12.5), ('Pen', 2), ('Ink', NULL);
