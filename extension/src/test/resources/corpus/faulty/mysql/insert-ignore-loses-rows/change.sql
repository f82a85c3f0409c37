CREATE TABLE items_new LIKE items;
ALTER TABLE items_new ADD UNIQUE KEY items_code (code);
INSERT IGNORE INTO items_new SELECT * FROM items;
DROP TABLE items;
RENAME TABLE items_new TO items;
