ALTER TABLE items ADD CONSTRAINT items_price CHECK (price < 4);
