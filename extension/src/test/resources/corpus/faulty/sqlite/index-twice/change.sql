CREATE INDEX items_label_2 ON items (label);
