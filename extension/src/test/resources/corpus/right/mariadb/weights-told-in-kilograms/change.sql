ALTER TABLE items ADD COLUMN kilograms decimal(12, 3);
UPDATE items SET kilograms = grams / 1000;
ALTER TABLE items DROP COLUMN grams;
