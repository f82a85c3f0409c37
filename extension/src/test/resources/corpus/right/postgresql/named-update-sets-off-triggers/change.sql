ALTER TABLE links ADD COLUMN may_join boolean DEFAULT true;
UPDATE links SET may_join = false;
ALTER TABLE links ALTER COLUMN may_join SET NOT NULL;
