CREATE TABLE goods (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  label TEXT,
  price REAL,
  amount INTEGER DEFAULT 1
);
INSERT INTO goods SELECT * FROM items;
DROP TABLE items;
