CREATE TABLE books_new (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL);
INSERT INTO books_new SELECT lower(hex(randomblob(16))), title FROM books;
DROP TABLE books;
ALTER TABLE books_new RENAME TO books;
CREATE TABLE pages_new (id INTEGER PRIMARY KEY, book_id TEXT NOT NULL REFERENCES books(id), number INTEGER NOT NULL);
INSERT INTO pages_new SELECT id, book_id, number FROM pages;
DROP TABLE pages;
ALTER TABLE pages_new RENAME TO pages;
CREATE INDEX pages_book ON pages(book_id);
