ALTER TABLE items ADD COLUMN cents bigint;
UPDATE items SET cents = round(items.price * 100)::bigint;
ALTER TABLE items ALTER COLUMN cents SET NOT NULL;
ALTER TABLE items DROP COLUMN price;
