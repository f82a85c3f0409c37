-- // create books
CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  isbn TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL
);

CREATE TABLE loans (
  id INTEGER PRIMARY KEY,
  book_id INTEGER NOT NULL REFERENCES books (id),
  reader TEXT NOT NULL,
  due TEXT NOT NULL
);

-- //@UNDO
DROP TABLE loans;
DROP TABLE books;
