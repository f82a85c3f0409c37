ALTER TABLE shop.items SET SCHEMA public;
DROP SCHEMA shop;
