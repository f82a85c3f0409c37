ALTER TABLE items ADD COLUMN kind TEXT;
CREATE INDEX items_kind ON items (label);
