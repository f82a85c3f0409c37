CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT);
INSERT INTO items VALUES (1, 'Umbrella', 'red'), (2, 'Pen', NULL);
