ALTER TABLE items ALTER COLUMN price TYPE bigint USING (price * 100)::bigint;
