CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL);
INSERT INTO items VALUES (1, 'Umbrella', 12.5), (2, 'Pen', 2), (7, 'Pen', 2);
