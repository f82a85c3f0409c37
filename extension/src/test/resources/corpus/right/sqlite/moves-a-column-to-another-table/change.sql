CREATE TABLE labels (item_id INTEGER PRIMARY KEY REFERENCES items (id), label TEXT NOT NULL);
INSERT INTO labels (item_id, label) SELECT id, label FROM items WHERE label IS NOT NULL;
ALTER TABLE items DROP COLUMN label;
