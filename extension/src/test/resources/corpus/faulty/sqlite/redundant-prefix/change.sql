CREATE INDEX items_label_code ON items (label, code);
