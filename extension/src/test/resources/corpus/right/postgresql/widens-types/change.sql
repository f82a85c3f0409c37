ALTER TABLE items ALTER COLUMN code TYPE varchar(50);
ALTER TABLE items ALTER COLUMN price TYPE numeric(12, 2);
