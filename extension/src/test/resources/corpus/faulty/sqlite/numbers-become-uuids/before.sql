CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TABLE pages (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES books(id), number INTEGER NOT NULL);
CREATE INDEX pages_book ON pages(book_id);
INSERT INTO books VALUES (1, 'Emma'), (2, 'Ulysses');
INSERT INTO pages VALUES (1, 1, 1), (2, 1, 2), (3, 2, 1);
