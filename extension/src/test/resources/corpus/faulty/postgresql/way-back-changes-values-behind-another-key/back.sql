ALTER TABLE items DROP COLUMN code;
ALTER TABLE items ADD COLUMN id serial PRIMARY KEY;
UPDATE items SET price = round(price);
