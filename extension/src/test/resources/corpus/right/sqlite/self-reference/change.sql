ALTER TABLE nodes ADD COLUMN parent_id INTEGER REFERENCES nodes (id);
CREATE INDEX nodes_parent ON nodes (parent_id);
UPDATE nodes SET parent_id = 1 WHERE id = 2;
