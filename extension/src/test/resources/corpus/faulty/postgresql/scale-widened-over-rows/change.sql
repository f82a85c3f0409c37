ALTER TABLE items ALTER COLUMN price TYPE numeric(12, 4);
ALTER TABLE items ALTER COLUMN amount TYPE bigint;
