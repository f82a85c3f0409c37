CREATE TABLE items_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL,
  label TEXT,
  price REAL,
  amount INTEGER DEFAULT 1
);
INSERT INTO items_new (id, code, label, price, amount) SELECT id, code, label, price, amount FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
