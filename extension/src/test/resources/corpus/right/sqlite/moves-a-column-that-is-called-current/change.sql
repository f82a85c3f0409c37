CREATE TABLE files (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES books (id), current_hash TEXT);
CREATE INDEX files_book ON files (book_id);
INSERT INTO files (book_id, current_hash) SELECT id, current_hash FROM books;
ALTER TABLE books DROP COLUMN current_hash;
