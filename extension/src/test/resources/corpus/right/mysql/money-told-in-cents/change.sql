ALTER TABLE items ADD COLUMN cents bigint;
UPDATE items SET cents = ROUND(price * 100);
ALTER TABLE items DROP COLUMN price;
