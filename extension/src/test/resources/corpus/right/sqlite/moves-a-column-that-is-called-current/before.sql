CREATE TABLE books (id INTEGER PRIMARY KEY, current_hash TEXT);
INSERT INTO books VALUES (1, 'a'), (2, NULL), (3, 'c');
