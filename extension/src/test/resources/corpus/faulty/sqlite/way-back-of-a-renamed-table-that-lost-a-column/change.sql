ALTER TABLE items RENAME TO products;
ALTER TABLE products DROP COLUMN note;
