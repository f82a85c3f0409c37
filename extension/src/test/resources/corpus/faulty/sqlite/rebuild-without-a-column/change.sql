CREATE TABLE items_new (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  label TEXT,
  amount INTEGER DEFAULT 1
);
INSERT INTO items_new (id, code, label, amount) SELECT id, code, label, amount FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
