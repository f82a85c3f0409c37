CREATE TABLE items_new AS SELECT id, code, label, price, state, changed, 0 AS sold FROM items;
DROP TABLE items;
RENAME TABLE items_new TO items;
