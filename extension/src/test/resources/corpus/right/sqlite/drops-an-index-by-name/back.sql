CREATE INDEX items_label ON items (label);
