CREATE TABLE items_new (
  id bigint PRIMARY KEY,
  code text NOT NULL,
  label text,
  price numeric(8, 2),
  amount integer DEFAULT 1,
  kind text
);
INSERT INTO items_new (id, code, label, price, amount) SELECT id, code, label, price, amount FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
