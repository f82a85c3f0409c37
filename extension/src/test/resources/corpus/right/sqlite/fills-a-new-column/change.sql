ALTER TABLE items ADD COLUMN total REAL;
UPDATE items SET total = price * amount;
