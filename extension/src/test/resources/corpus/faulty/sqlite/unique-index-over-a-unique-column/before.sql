CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  label TEXT,
  price REAL,
  amount INTEGER DEFAULT 1
);
INSERT INTO items (id, code, label, price, amount) VALUES (1, 'a', 'Apple', 1.25, 3), (2, 'b', 'Pear', 2.5, 4), (3, 'c', NULL, 3.75, 5), (4, 'd', 'Plum', 4.5, NULL);
