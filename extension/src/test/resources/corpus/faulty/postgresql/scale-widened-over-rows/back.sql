ALTER TABLE items ALTER COLUMN price TYPE numeric(8, 2);
ALTER TABLE items ALTER COLUMN amount TYPE integer;
