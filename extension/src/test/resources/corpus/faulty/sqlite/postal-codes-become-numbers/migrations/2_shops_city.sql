CREATE TABLE shops_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, zip INTEGER, city TEXT);
INSERT INTO shops_new (id, name, zip) SELECT id, name, zip FROM shops;
DROP TABLE shops;
ALTER TABLE shops_new RENAME TO shops;
