ALTER TABLE items DROP COLUMN id;
ALTER TABLE items ADD COLUMN code uuid PRIMARY KEY DEFAULT gen_random_uuid();
