CREATE TABLE items_new LIKE items;
ALTER TABLE items_new ADD COLUMN kind varchar(10);
INSERT INTO items_new (id, code, label, price, state, changed) SELECT id, code, label, price, state, changed FROM items;
RENAME TABLE items TO items_old, items_new TO items;
DROP TABLE items_old;
