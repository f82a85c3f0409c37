ALTER TABLE items ADD COLUMN kind text;
CREATE INDEX CONCURRENTLY items_kind ON items (kind);
