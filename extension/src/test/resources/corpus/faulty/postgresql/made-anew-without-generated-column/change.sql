CREATE TABLE orders_new (id bigint PRIMARY KEY, price integer, amount integer, total integer, note text);
INSERT INTO orders_new (id, price, amount, total) SELECT id, price, amount, total FROM orders;
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
